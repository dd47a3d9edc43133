package io.deckwatch.state;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Backup, as little of it as rules need: there may be a million. Times are kept as milliseconds since the epoch.
 */
public final class Run {

    /** Oldest first: by start, else by creation. */
    static final Comparator<Run> BY_TIME = Comparator.comparingLong(Run::order).thenComparing(Run::name);

    private static final long NEVER = Long.MIN_VALUE;
    private static final Set<Phase> WAITING = Set.of(Phase.NEW, Phase.QUEUED, Phase.READY_TO_START);

    /** Velero writes it at its start, with changing words before it: {@code get a backup} in 1.10, {@code found a backup} since. */
    private static final Pattern SERVER_STARTING =
            Pattern.compile("during\\s+the\\s+(?:velero\\s+)?server\\s+starting", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final String location;
    private final Phase phase;
    private final @Nullable Phase outcome;
    private final String reason;
    private final RunCounts counts;
    private final String gcFailure;
    private final boolean own;
    private final long created;
    private final long started;
    private final long completed;
    private final long expires;
    private final long since;
    private final long moved;
    private final long goneAt;

    private Run(BackupProjection backup, boolean own, long goneAt) {
        var times = backup.times();
        var place = backup.spec().location();
        this.name = backup.key().name();
        this.location = place == null ? "" : place.intern();
        this.phase = backup.life().phase();
        this.outcome = backup.life().outcome();
        this.reason = backup.result().anyReason();
        this.counts = RunCounts.of(backup);
        this.gcFailure =
                backup.head().labels().getOrDefault(Head.GC_FAILURE, "").intern();
        this.own = own;
        this.created = backup.head().created().toEpochMilli();
        this.started = millis(times.started());
        this.completed = ended(backup);
        this.expires = millis(times.expires());
        this.since = backup.life().since().toEpochMilli();
        this.moved = backup.progress().movedAt().toEpochMilli();
        this.goneAt = goneAt;
    }

    private Run(Run run, long goneAt) {
        this.name = run.name;
        this.location = run.location;
        this.phase = run.phase;
        this.outcome = run.outcome;
        this.reason = run.reason;
        this.counts = run.counts;
        this.gcFailure = run.gcFailure;
        this.own = run.own;
        this.created = run.created;
        this.started = run.started;
        this.completed = run.completed;
        this.expires = run.expires;
        this.since = run.since;
        this.moved = run.moved;
        this.goneAt = goneAt;
    }

    /** When it ended, as its status says or, where that is silent, as it was seen; its deletion comes later and is no end. */
    private static long ended(BackupProjection backup) {
        var life = backup.life();
        var outcome = life.outcome();
        if (backup.times().completed() != null || outcome == null) {
            return millis(backup.times().completed());
        }
        return life.transitions().reversed().stream()
                .filter(transition -> transition.phase().equals(outcome))
                .map(Lifecycle.Transition::at)
                .findFirst()
                .orElse(life.since())
                .toEpochMilli();
    }

    /**
     * A run as the sequel of what was known under its name. A backup created after its own completion was synced from the
     * object storage, which tells nothing of this cluster's schedules, unless it is an own one that was deleted by hand and
     * came back: same name, same start.
     */
    static Run of(BackupProjection backup, @Nullable Run before) {
        var run = new Run(backup, true, NEVER);
        var ended = run.completed != NEVER ? run.completed : run.started;
        var synced = run.outcome != null && ended != NEVER && run.created > ended;
        var returned = before != null && before.own && before.started == run.started;
        return synced && !returned ? new Run(backup, false, NEVER) : run;
    }

    /** This run, gone since then. */
    Run gone(Instant at) {
        return new Run(this, at.toEpochMilli());
    }

    /** The Backup's name. */
    public String name() {
        return name;
    }

    /** The storage location, or an empty string until it is known. */
    public String location() {
        return location;
    }

    /** The present phase. */
    public Phase phase() {
        return phase;
    }

    /** How it ended, also while it is being deleted; null while it runs, and where nobody saw the end. */
    public @Nullable Phase outcome() {
        return outcome;
    }

    /** Why it failed, or an empty string. */
    public String reason() {
        return reason;
    }

    /** What came out of it. */
    public RunCounts counts() {
        return counts;
    }

    /** Whether this cluster made it; false for backups synced from the object storage. */
    public boolean isOwn() {
        return own;
    }

    /** When the object was created. */
    public Instant created() {
        return Instant.ofEpochMilli(created);
    }

    /** When the backup started; the age of its data. Its creation where it never started. */
    public Instant started() {
        return Instant.ofEpochMilli(order());
    }

    /** When it ended: completion, else start, else creation (FailedValidation has neither). */
    public Instant ended() {
        return Instant.ofEpochMilli(completed != NEVER ? completed : Math.max(order(), since));
    }

    /** When it expires, or null if Velero has not said so. */
    public @Nullable Instant expires() {
        return instant(expires);
    }

    /** When it entered its present phase. */
    public Instant since() {
        return Instant.ofEpochMilli(since);
    }

    /** When it last changed its phase or its progress; while it is being deleted, since when. */
    public Instant moved() {
        return Instant.ofEpochMilli(Math.max(Math.max(moved, since), order()));
    }

    /** When it was seen to be gone, or null while it is there. */
    public @Nullable Instant goneAt() {
        return instant(goneAt);
    }

    /** Why Velero does not remove it though it has expired, as in the label {@code velero.io/gc-failure}; or an empty string. */
    public String gcFailure() {
        return gcFailure;
    }

    /** Whether it has expired by that time; false while Velero has not said when it does. */
    public boolean hasExpired(Instant time) {
        return expires != NEVER && time.toEpochMilli() >= expires;
    }

    /** Since when Velero deletes it, or null. */
    public @Nullable Instant deletingSince() {
        return isDeleting() ? since() : null;
    }

    /** Whether it made something that can be restored, all of it or a part. */
    public boolean isRestorable() {
        return Phase.COMPLETED.equals(outcome) || Phase.PARTIALLY_FAILED.equals(outcome);
    }

    /** Whether its data lies in its location, all of it or a part. */
    public boolean liesThere() {
        return goneAt == NEVER && isRestorable();
    }

    /** Whether an own restore point is gone before its time, and Velero was not seen to delete it. */
    boolean hasVanished() {
        return own && goneAt != NEVER && isRestorable() && !isDeleting() && (expires == NEVER || goneAt < expires);
    }

    /** Whether it lies there, or lay there, in the same way as another state of it. */
    boolean liesLike(Run other) {
        return location.equals(other.location)
                && phase.equals(other.phase)
                && Objects.equals(outcome, other.outcome)
                && gcFailure.equals(other.gcFailure)
                && expires == other.expires
                && goneAt == other.goneAt
                && own == other.own;
    }

    /** Its place in the order of expiry. */
    long expiry() {
        return expires;
    }

    /** Whether it has neither ended nor is it being deleted. */
    public boolean isRunning() {
        return outcome == null && goneAt == NEVER && !isDeleting();
    }

    /** Whether this cluster's Velero server was restarted while it made this backup, and gave it up for that at its start. */
    public boolean isFailedByRestart() {
        return own
                && Phase.FAILED.equals(outcome)
                && SERVER_STARTING.matcher(reason).find();
    }

    /** Whether Velero began with it. One that still waits, or that Velero refused, never did. */
    public boolean hasBegun() {
        return started != NEVER;
    }

    /** How long it took; zero where that is not known. */
    public Duration taken() {
        return Duration.ofMillis(millisTaken());
    }

    /** Whether Velero has it but has not begun with it: it stands in a queue, of Velero 1.18 or of any version before. */
    public boolean isWaiting() {
        return isRunning() && WAITING.contains(phase);
    }

    /** Whether Velero is in the main pass over its items. */
    public boolean isInProgress() {
        return isRunning() && phase.equals(Phase.IN_PROGRESS);
    }

    /** Whether its main pass is over and Velero waits for what plugins do in the background: data movers above all. */
    public boolean awaitsOperations() {
        return isRunning() && (phase.equals(Phase.WAITING) || phase.equals(Phase.WAITING_PARTIALLY_FAILED));
    }

    /** Whether something is still to become of the object: it runs, or it is being deleted. */
    boolean isOpen() {
        return isRunning() || (goneAt == NEVER && phase.equals(Phase.DELETING));
    }

    /** How long it took in milliseconds; 0 where that is not known. */
    long millisTaken() {
        return started != NEVER && completed > started ? completed - started : 0;
    }

    private boolean isDeleting() {
        return phase.equals(Phase.DELETING);
    }

    private long order() {
        return started != NEVER ? started : created;
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
