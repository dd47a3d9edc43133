package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Groups alerts for each receiver and says which messages have to go out, with Alertmanager's timing.
 *
 * <p>Confined to one thread. A group has at most one message under way: after {@link #wake} gave one, the group waits for
 * {@link #settle}. What an alert does in between waits for its turn.
 *
 * <p>The first contact of a receiver with a cluster is one message: when the first group of that cluster has waited for long
 * enough, all groups of it that wait too are joined into one with the single label {@code cluster}, and their alerts stay in
 * it until they end. A route that switched grouping off is spared.
 *
 * <p>Some things differ from Alertmanager on purpose. An alert that ends is told only to a receiver that knows of it, also when
 * it was raised and ended within one group interval. And the end of a known alert that is muted is not lost, but told when
 * it is no longer muted. An alert that takes other routes later stays in the groups in which it was told.
 */
public final class Groups {

    private static final String CLUSTER = "cluster";
    private static final int ID_LENGTH = 32;

    private final Ways ways;
    private final Muting muting;
    private final UnaryOperator<String> digest;
    private final Map<GroupId, LogEntry> log = new HashMap<>();
    private final Seats seats = new Seats();
    private final Timetable timetable = new Timetable();
    private final FirstContact contact = new FirstContact();

    /**
     * Makes groups without alerts.
     *
     * @param routing which ways alerts take
     * @param muting what mutes single alerts; those that their own cause inhibits are muted in any case
     * @param digest the SHA-256 of a text in hexadecimal digits
     */
    public Groups(Routing routing, Muting muting, UnaryOperator<String> digest) {
        this.ways = new Ways(routing);
        this.muting = muting;
        this.digest = digest;
    }

    /** Those that alerts are routed to, by {@link Addressee#id}. */
    public Collection<String> receivers() {
        return ways.addressees();
    }

    /**
     * Takes over what was told before a restart. To be called before the first {@link #wake}, as are the {@link #update}s
     * with all alerts that are known; groups of receivers that no route leads to are left out.
     */
    public void restore(Collection<LogEntry> entries) {
        for (var entry : entries) {
            var group = entry.group();
            if (!ways.leadTo(group.receiver())) {
                continue;
            }
            contact.make(group, group.labels().getOrDefault(CLUSTER, ""));
            if (!entry.isClosed()) {
                log.put(group, entry.isOpen() ? entry : entry.with(entry.fate().forgiven()));
                entry.firing().refs().forEach(ref -> seats.reserve(group, ref.fingerprint()));
                entry.resolved().refs().forEach(ref -> {
                    if (entry.known(ref.fingerprint()).isPresent()) {
                        seats.reserve(group, ref.fingerprint());
                    }
                });
            }
        }
    }

    /** An alert as it is from now on. */
    public void update(Alert alert, Instant now) {
        muting.see(alert);
        for (var group : seats.groupsOf(alert.fingerprint())) {
            makeKnownContact(group, alert);
            change(group, alert);
        }
        if (alert.isFiring()) {
            for (var route : ways.missing(alert, seats.groupsOf(alert.fingerprint()))) {
                var group = route.groupOf(alert);
                seats.put(group, alert);
                contact.await(group, alert.labels().get(CLUSTER));
            }
        }
        for (var group : seats.groupsOf(alert.fingerprint())) {
            if (!timetable.has(group) && !seats.isEmpty(group)) {
                timetable.put(group, now.plus(route(group).rhythm().groupWait()));
            }
        }
    }

    /** The messages that are due. Each of them has to be settled before its group says more. */
    public List<Intent> wake(Instant now) {
        var intents = new ArrayList<Intent>();
        for (var tick : timetable.takeDue(now)) {
            var last = log.get(tick.group());
            if (last == null || !last.isOpen()) {
                var quiet = route(tick.group()).calendar().quiet(now).isPresent();
                var group = last == null && !quiet ? joined(tick.group(), now) : tick.group();
                if (!quiet) {
                    flush(group, now).ifPresent(intents::add);
                }
                plan(group, tick.at(), now);
            }
        }
        return intents;
    }

    /** When {@link #wake} is due next; empty if nothing is waiting. */
    public Optional<Instant> nextDeadline() {
        return timetable.next();
    }

    /** What became of the message of a group. Without a message under way it has no effect. */
    public void settle(GroupId group, boolean delivered) {
        var entry = log.get(group);
        if (entry == null || !entry.isOpen()) {
            return;
        }
        var fate = entry.fate();
        log.put(group, entry.with(delivered ? fate.delivered() : fate.failed()));
        if (delivered) {
            forgetEnded(group);
        }
        dropIfOver(group);
        timetable.resume(group);
    }

    private void change(GroupId group, Alert alert) {
        var known = Optional.ofNullable(log.get(group)).flatMap(entry -> entry.known(alert.fingerprint()));
        switch (alert.state()) {
            case AlertState.Firing ignored -> seats.put(group, alert);
            case AlertState.Resolved ignored -> {
                if (known.isPresent()) {
                    seats.put(group, alert);
                } else {
                    leave(group, alert);
                }
            }
            // Its end was not seen: the topic keeps only the last state of each alert.
            case AlertState.Pending pending -> {
                if (known.isPresent()) {
                    var ended = new AlertState.Resolved(known.get().startsAt(), pending.since(), null);
                    seats.put(group, alert.with(ended));
                } else {
                    leave(group, alert);
                }
            }
        }
    }

    private void leave(GroupId group, Alert alert) {
        seats.leave(group, alert.fingerprint());
        dropIfOver(group);
    }

    /** The group itself, or at the first contact with its cluster the group of all that wait. */
    private GroupId joined(GroupId group, Instant now) {
        var alerts = seats.of(group);
        if (route(group).isUngrouped() || alerts.isEmpty()) {
            return group;
        }
        var cluster = alerts.getFirst().labels().get(CLUSTER);
        if (cluster.isEmpty() || contact.isMade(group, cluster)) {
            return group;
        }
        var together = contact.waiting(group, cluster).stream()
                .filter(waiting -> !log.containsKey(waiting) && shows(waiting, cluster, now))
                .toList();
        if (together.size() < 2 || !together.contains(group)) {
            return group;
        }
        var whole = new GroupId(group.receiver(), group.route(), Map.of(CLUSTER, cluster));
        for (var part : together) {
            if (!part.equals(whole)) {
                seats.move(part, whole);
                timetable.remove(part);
            }
        }
        return whole;
    }

    /** Whether a group has something to tell, and of that cluster only. */
    private boolean shows(GroupId group, String cluster, Instant now) {
        var alerts = seats.of(group);
        return alerts.stream().allMatch(alert -> alert.labels().get(CLUSTER).equals(cluster))
                && alerts.stream().anyMatch(alert -> !isMuted(group, alert, now));
    }

    private Optional<Intent> flush(GroupId group, Instant now) {
        var route = route(group);
        var sight = sight(group, now);
        if (!route.to().sendResolved() && !sight.resolved().isEmpty()) {
            endSilently(group, sight);
            sight = sight(group, now);
        }
        var last = log.get(group);
        var told = sight.told();
        var reason = Decision.reason(last, sight.firingSet(), sight.resolvedSet(), route, now);
        if (reason.isEmpty() || told.isEmpty()) {
            return Optional.empty();
        }
        var failures = last == null ? 0 : last.fate().failures();
        var number = Math.max(now.toEpochMilli(), last == null ? 0 : last.flush() + 1);
        var fate = new Fate(Fate.Status.OPEN, sight.corrected(reason.get()), failures);
        var entry = new LogEntry(group, number, now, sight.believed(), sight.resolvedSet(), fate);
        log.put(group, entry);
        told.forEach(alert -> contact.make(group, alert.labels().get(CLUSTER)));
        var id = digest.apply(Intent.idInput(entry, told)).substring(0, ID_LENGTH);
        return Optional.of(new Intent(id, entry, route.to().receiver(), told));
    }

    private Sight sight(GroupId group, Instant now) {
        return Sight.of(seats.of(group), log.get(group), alert -> isMuted(group, alert, now));
    }

    /** For a receiver that wants no ends: what ended is forgotten without a word. */
    private void endSilently(GroupId group, Sight sight) {
        var ended = sight.resolved().stream().map(Alert::fingerprint).toList();
        seats.leave(group, ended);
        log.computeIfPresent(group, (ignored, entry) -> entry.withoutFiring(ended));
    }

    /** After a message arrived, alerts that are over and of which the receiver knows no more need not be kept. */
    private void forgetEnded(GroupId group) {
        var entry = log.get(group);
        for (var alert : seats.of(group)) {
            if (entry != null
                    && !alert.isFiring()
                    && entry.known(alert.fingerprint()).isEmpty()) {
                seats.leave(group, alert.fingerprint());
            }
        }
    }

    /** Keeps the ticks of a group on a grid that begins with its first message. */
    private void plan(GroupId group, Instant due, Instant now) {
        if (!dropIfOver(group)) {
            var interval = route(group).rhythm().groupInterval();
            var passed = Duration.between(due, now).dividedBy(interval);
            timetable.put(group, due.plus(interval.multipliedBy(passed + 1)));
        }
    }

    private boolean dropIfOver(GroupId group) {
        var entry = log.get(group);
        var over = seats.isEmpty(group)
                && (entry == null || (!entry.isOpen() && entry.firing().isEmpty()));
        if (over) {
            log.remove(group);
            timetable.remove(group);
        }
        return over;
    }

    private Route route(GroupId group) {
        return ways.of(group, seats.of(group));
    }

    private boolean isMuted(GroupId group, Alert alert, Instant now) {
        return alert.isInhibited()
                || ways.left(group, alert)
                || !muting.of(alert, now).isEmpty();
    }

    private void makeKnownContact(GroupId group, Alert alert) {
        if (log.containsKey(group)) {
            contact.make(group, alert.labels().get(CLUSTER));
        }
    }
}
