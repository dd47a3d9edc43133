package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Queue;
import io.deckwatch.state.Queue.Place;
import io.deckwatch.state.Run;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Backups wait, and the server does not get on: none begins, none ends, and none that is InProgress moves. Or a schedule has
 * several waiting at once, so that they come faster than they are done. To wait while something moves is normal.
 *
 * @param after how long nothing may get on before that is suspicious
 * @param pile how many waiting backups of one schedule are too many
 */
public record QueueStalled(Duration after, int pile) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroQueueStalled";

    /** The default of {@link #after()}. */
    public static final Duration AFTER = Duration.ofMinutes(15);

    /** The default of {@link #pile()}. */
    public static final int PILE = 3;

    private static final Duration SUSPECTED = Duration.ofMinutes(15);

    /** What waited begins when the queue moves again, and is not told of as late before it could. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(10);

    /** Of how many waiting backups it is looked at whether their schedules are in trouble already: the oldest are first. */
    private static final int LOOKED_AT = 10;

    public QueueStalled {
        if (!after.isPositive() || pile < 1) {
            throw new IllegalArgumentException(
                    "after must be positive and pile at least 1, not " + after + ", " + pile);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.INSTALLATION);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE, Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP);
    }

    @Override
    public Timing timing() {
        return new Timing(SUSPECTED, CATCHING_UP);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        if (installation.isEmpty() || installation.get().queue().waiting().isEmpty()) {
            return Verdict.fine();
        }
        return judge(subject, installation.get(), now);
    }

    private Verdict judge(Subject subject, Installation installation, Instant now) {
        var queue = installation.queue();
        var stalledAt = stalledAt(installation);
        var stalled = !now.isBefore(stalledAt);
        var piledAt = piledAt(installation, queue.waiting().first());
        if (!stalled && piledAt.isEmpty()) {
            return Verdict.fineUntil(stalledAt);
        }
        var since = piledAt.filter(at -> !stalled || at.isBefore(stalledAt)).orElse(stalledAt);
        var trouble = Trouble.of(installation, now);
        return new Verdict.Active(
                stalled ? trouble.severity : Severity.WARNING,
                since,
                Promise.earliest(now, trouble.mayChangeAt, stalledAt),
                new Facts(
                        stalled
                                ? "No backup is started any more in namespace " + subject.namespace() + "."
                                : "Backups in namespace " + subject.namespace() + " come faster than they are done.",
                        told(queue) + " " + why(installation, stalled),
                        Map.of("since", since.toString(), "reason", why(installation, stalled)),
                        stalled ? holders(subject, installation) : List.of()));
    }

    /** When nothing explains any more that the oldest one waits. */
    private Instant stalledAt(Installation installation) {
        var queue = installation.queue();
        var at = restsSince(queue).plus(after);
        for (var place : queue.inProgress()) {
            var expected = Optional.ofNullable(place.schedule())
                    .flatMap(installation::schedule)
                    .map(ScheduleView::expectedDuration)
                    .orElse(after);
            at = later(at, installation.moved(place.run()).plus(Standstill.allowed(after, expected)));
        }
        return at;
    }

    /** Since when backups wait and none was begun or ended. */
    private static Instant restsSince(Queue queue) {
        return later(queue.moved(), queue.waiting().first().run().created());
    }

    /** Since when the schedule of the oldest waiting backup has too many of them. */
    private Optional<Instant> piledAt(Installation installation, Place oldest) {
        return Optional.ofNullable(oldest.schedule())
                .flatMap(installation::schedule)
                .flatMap(view -> view.runs()
                        .open()
                        .filter(Run::isWaiting)
                        .skip(pile - 1)
                        .findFirst()
                        .map(Run::created));
    }

    private static String told(Queue queue) {
        var oldest = queue.waiting().first();
        return "Backups that wait: " + queue.waiting().size() + ". The oldest is "
                + oldest.run().name() + ", " + oldest.run().phase() + " since "
                + Words.time(oldest.run().since()) + ".";
    }

    private static String why(Installation installation, boolean stalled) {
        var queue = installation.queue();
        if (!stalled) {
            return "The server gets on, but not fast enough.";
        }
        if (queue.inProgress().isEmpty()) {
            return "Nothing is InProgress, and nothing began or ended since " + Words.time(restsSince(queue)) + ".";
        }
        var holder = queue.inProgress().first().run();
        return "Backup " + holder.name() + " is InProgress since " + Words.time(holder.since())
                + ", does not move since " + Words.time(installation.moved(holder)) + " and holds up the others.";
    }

    private static List<Cause> holders(Subject subject, Installation installation) {
        var causes = new ArrayList<Cause>();
        installation.queue().inProgress().stream().limit(LOOKED_AT).forEach(place -> {
            var holder = place.subject(subject.cluster(), subject.namespace());
            causes.add(new Cause(BackupStuck.NAME, holder));
            if (holder.type() == Subject.Type.SCHEDULE) {
                causes.add(new Cause(ScheduleBlocked.NAME, holder));
                causes.addAll(ScheduleCase.runningTransfers(installation, holder));
            }
        });
        return causes;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How bad it is for the schedules whose backups wait: a page once one of them protects nothing new. */
    private record Trouble(Severity severity, @Nullable Instant mayChangeAt) {

        static Trouble of(Installation installation, Instant now) {
            var promises = installation.queue().waiting().stream()
                    .limit(LOOKED_AT)
                    .map(Place::schedule)
                    .filter(Objects::nonNull)
                    .distinct()
                    .flatMap(schedule -> ScheduleCase.watched(installation, schedule, now).stream())
                    .toList();
            var broken = promises.stream().anyMatch(Promise::isBroken);
            var next = promises.stream().map(Promise::brokenChangesAt).toArray(Instant[]::new);
            return new Trouble(broken ? Severity.CRITICAL : Severity.WARNING, Promise.earliest(now, next));
        }
    }
}
