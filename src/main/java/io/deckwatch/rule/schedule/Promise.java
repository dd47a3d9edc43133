package io.deckwatch.rule.schedule;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.GoDuration;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.ScheduleView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule promises and when the promise is broken: the slots of its cron, anchored where the last promise was kept
 * or the schedule began anew, and the time at which a slot is lost.
 */
public final class Promise {

    /** Velero looks at its schedules once a minute and is done with a run within a minute. */
    private static final Duration POLLING = Duration.ofMinutes(2);

    private static final Duration LEAST_GRACE = Duration.ofMinutes(15);
    private static final Duration MOST_GRACE = Duration.ofHours(6);
    private static final int GRACE_SHARE = 10;

    /** A run that moved within this time is still moving. */
    private static final Duration MOVING = Duration.ofMinutes(15);

    /** The server makes one backup after the other: to wait for its turn for so long is normal. */
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    /** A Backup deleted by hand comes back by sync within about a minute. */
    private static final Duration RETURN = Duration.ofMinutes(5);

    private static final Duration DEFAULT_TTL = Duration.ofHours(720);

    private final ScheduleView view;
    private final ScheduleProjection definition;
    private final Installation installation;
    private final Instant now;
    private final Duration ttl;
    private final Optional<Run> newestGood;
    private final Optional<Instant> nextRun;
    private final Instant anchor;
    private final Optional<Slot> firstSlot;
    private final Optional<Slot> secondSlot;

    Promise(ScheduleView view, ScheduleProjection definition, Installation installation, Instant now) {
        this.view = view;
        this.definition = definition;
        this.installation = installation;
        this.now = now;
        // Found at once, because the rules that judge a schedule ask for all of it, again and again.
        this.ttl = Optional.ofNullable(definition.template().ttl())
                .flatMap(GoDuration::parse)
                .filter(duration -> !duration.isZero())
                .orElse(DEFAULT_TTL);
        this.newestGood = view.runs().newest(run -> isGood(run) && !isLostPoint(run));
        this.nextRun = definition.memory().paused() ? Optional.empty() : view.nextSlot(now);
        var memory = definition.memory();
        this.anchor = latest(
                definition.head().created(),
                newestKept().orElse(null),
                memory.unpausedAt(),
                memory.cronChangedAt(),
                definition.runs().lastSkipped(),
                runThatExpired());
        var cron = view.cron();
        this.firstSlot = cron.flatMap(c -> c.next(anchor).map(slot -> slot(c, slot)));
        this.secondSlot = cron.flatMap(
                c -> firstSlot.flatMap(first -> c.next(first.slot())).map(slot -> slot(c, slot)));
    }

    /** The promise of a schedule at that time; empty where there is no Schedule object. */
    public static Optional<Promise> of(Installation installation, String schedule, Instant now) {
        return installation.schedule(schedule).flatMap(view -> Optional.ofNullable(view.definition())
                .map(definition -> new Promise(view, definition, installation, now)));
    }

    /**
     * A slot of the cron and when it is lost.
     *
     * @param slot when the run was due
     * @param lostAt slot + grace + expected duration + polling
     * @param holdsUntil until when it is not given up: that time, or later because a run of that slot moved
     */
    record Slot(Instant slot, Instant lostAt, Instant holdsUntil) {
        boolean isLost(Instant now) {
            return !now.isBefore(holdsUntil);
        }
    }

    /** The newest good restore point that is still there, or may come back by sync in a moment. */
    public Optional<Run> newestGood() {
        return newestGood;
    }

    /** The explicit RPO of the annotation {@code deckwatch.io/rpo}, such as {@code 25h} or {@code 8d}. */
    public Optional<Duration> explicitRpo() {
        return view.span("rpo");
    }

    /** Since when data is unprotected, as an explicit RPO counts: the start of the newest good backup, else creation. */
    public Instant freshSince() {
        return newestGood().map(Run::started).orElse(definition.head().created());
    }

    /** When an explicit RPO is or was broken, if there is one. */
    public Optional<Instant> explicitlyBrokenAt() {
        return explicitRpo().map(freshSince()::plus);
    }

    /** Whether the schedule no longer protects anything new: two slots in a row are lost, or an explicit RPO is broken. */
    boolean isBroken() {
        var explicit = explicitlyBrokenAt().filter(at -> !now.isBefore(at));
        return explicit.isPresent() || isLostTwice();
    }

    /** Whether two slots in a row are lost. */
    boolean isLostTwice() {
        return bothSlots()
                .filter(slots -> slots.stream().allMatch(slot -> slot.isLost(now)))
                .isPresent();
    }

    /** When {@link #isBroken} may become another answer by the time alone. */
    @Nullable
    Instant brokenChangesAt() {
        var slots = bothSlots().orElse(List.of()).stream().map(Slot::holdsUntil);
        return Stream.concat(
                        slots,
                        Stream.ofNullable(earliest(
                                now, mayChangeAt(), explicitlyBrokenAt().orElse(null))))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Optional<List<Slot>> bothSlots() {
        return firstSlot().flatMap(first -> secondSlot().map(second -> List.of(first, second)));
    }

    /** When the RPO derived from the cron is or was broken: the first slot after the anchor is lost. */
    public Optional<Instant> brokenAt() {
        return firstSlot().map(slot -> slot.isLost(now) ? slot.lostAt() : slot.holdsUntil());
    }

    /** The next run by the cron after now, while the schedule is enabled and not paused. */
    public Optional<Instant> nextRun() {
        return nextRun;
    }

    /**
     * When the anchor, the newest good restore point or the next run may be others by the time alone: a backup that is gone
     * may not come back, one that was never seen expires, a slot passes.
     */
    @Nullable
    Instant mayChangeAt() {
        var returned = newestGood().map(Run::goneAt).map(gone -> gone.plus(RETURN));
        return earliest(now, returned.orElse(null), lastExpires(), nextRun().orElse(null));
    }

    /** The earliest of these instants that is still to come; null if none is. */
    static @Nullable Instant earliest(Instant now, @Nullable Instant... instants) {
        Instant earliest = null;
        for (var instant : instants) {
            if (instant != null && instant.isAfter(now) && (earliest == null || instant.isBefore(earliest))) {
                earliest = instant;
            }
        }
        return earliest;
    }

    /** The latest of that instant and those of the others that are known. */
    static Instant latest(Instant one, @Nullable Instant... others) {
        var latest = one;
        for (var other : others) {
            if (other != null) {
                latest = later(latest, other);
            }
        }
        return latest;
    }

    Optional<Slot> firstSlot() {
        return firstSlot;
    }

    Optional<Slot> secondSlot() {
        return secondSlot;
    }

    /** The first slot after that time, and when it is lost. */
    Optional<Slot> slotAfter(Instant time) {
        return view.cron().flatMap(cron -> cron.next(time).map(slot -> slot(cron, slot)));
    }

    /** The instant after which the promise counts: the last time it was kept, or the schedule began anew. */
    Instant anchor() {
        return anchor;
    }

    /** A slot is kept by a good run even if its Backup expired since; not if it vanished or was deleted before its time. */
    private Optional<Instant> newestKept() {
        return view.runs()
                .newest(run -> isGood(run) && (!isLostPoint(run) || hasExpired(run)))
                .map(Run::started);
    }

    /**
     * The last submission, if its Backup may have expired before Deckwatch ever saw it: a weekly schedule whose backups are
     * kept for three days has none to show on most days.
     */
    private @Nullable Instant runThatExpired() {
        var last = definition.runs().lastBackup();
        var expires = lastExpires();
        if (last == null || expires == null || now.isBefore(expires)) {
            return null;
        }
        var seen = view.runs().newest(run -> run.isOwn() && !run.created().isBefore(last.minus(POLLING)));
        return seen.isPresent() ? null : last;
    }

    private @Nullable Instant lastExpires() {
        var last = definition.runs().lastBackup();
        return last == null ? null : last.plus(ttl());
    }

    /** How long its backups are kept. */
    Duration ttl() {
        return ttl;
    }

    private Slot slot(Cron cron, Instant slot) {
        var expected = view.runs().expectedDuration(view.settings());
        var lost = slot.plus(grace(cron, slot)).plus(expected).plus(POLLING);
        // A run that is made when the slot is lost already is late: it ends the breach when it is done, not before.
        var run = view.runs()
                .open()
                .filter(Run::isRunning)
                .filter(r -> !r.started().isBefore(slot.minus(POLLING))
                        && r.created().isBefore(lost))
                .findFirst();
        var stands = run.map(r -> later(moved(r).plus(MOVING), lost)).orElse(lost);
        var atMost = lost.plus(expected).plus(run.map(this::waits).orElse(Duration.ZERO));
        return new Slot(slot, lost, stands.isBefore(atMost) ? stands : atMost);
    }

    /** When a run last moved. One that waits for its turn does so with the server, which does one after the other. */
    private Instant moved(Run run) {
        var moved = installation.moved(run);
        if (!run.isWaiting()) {
            return moved;
        }
        var queue = installation.queue();
        return queue.inProgress().stream()
                .map(place -> installation.moved(place.run()))
                .reduce(later(moved, queue.moved()), Promise::later);
    }

    /** For how long a run may wait for its turn, or has waited, besides what it takes itself. */
    private Duration waits(Run run) {
        var waited = run.isWaiting() ? MOST_WAIT : Duration.between(run.created(), run.started());
        return waited.compareTo(MOST_WAIT) < 0 ? waited : MOST_WAIT;
    }

    /** How long a slot may pass before it counts: the annotation's span, else a share of the gap to the next slot. */
    Duration grace(Cron cron, Instant slot) {
        return view.span("grace").orElseGet(() -> {
            var gap = cron.next(slot).map(next -> Duration.between(slot, next)).orElse(MOST_GRACE);
            var share = gap.dividedBy(GRACE_SHARE);
            return share.compareTo(LEAST_GRACE) < 0
                    ? LEAST_GRACE
                    : share.compareTo(MOST_GRACE) > 0 ? MOST_GRACE : share;
        });
    }

    private boolean isGood(Run run) {
        return view.isGood(run);
    }

    private boolean isLostPoint(Run run) {
        var gone = run.goneAt();
        return gone != null && !now.isBefore(gone.plus(RETURN));
    }

    private boolean hasExpired(Run run) {
        var gone = run.goneAt();
        var expires = run.expires();
        return gone != null && expires != null && !gone.isBefore(expires);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
