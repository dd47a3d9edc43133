package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backup and its transfers say different things: all transfers have ended, but the backup goes on waiting for them; or it
 * says Completed although one of them failed or was cancelled.
 *
 * @param after how long a backup may wait after its last transfer has ended; Velero looks every ten seconds
 */
public record ChildContradiction(Duration after) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroChildContradiction";

    /** The default of {@link #after()}. */
    public static final Duration AFTER = Duration.ofMinutes(15);

    private static final Duration NEWS = Duration.ofHours(24);
    private static final int NAMED = 3;

    public ChildContradiction {
        if (!after.isPositive()) {
            throw new IllegalArgumentException("after must be positive, but is " + after);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE, Subject.Type.BACKUP);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE, Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return subject.type() == Subject.Type.BACKUP
                ? unscheduled(subject, view, now)
                : ScheduleCase.judgeEnabled(subject, view, now, this::scheduled);
    }

    private Verdict unscheduled(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        var run = installation.flatMap(i -> i.backup(subject.name())).filter(Run::isOwn);
        if (run.isEmpty()) {
            return Verdict.fine();
        }
        var failed = failedOf(installation.get(), run.get());
        var forgotten = run.get().ended().plus(NEWS);
        if (!failed.isEmpty() && now.isBefore(forgotten)) {
            return new Verdict.Active(
                    Severity.WARNING,
                    run.get().ended(),
                    forgotten,
                    facts(completed(run.get(), failed), Map.of(), causes(subject, Subject.Type.BACKUP_VOLUME, failed)));
        }
        var waits = waitsAt(installation.get(), run.get());
        return waits.isPresent() && !now.isBefore(waits.get())
                ? new Verdict.Active(
                        Severity.WARNING,
                        waits.get(),
                        null,
                        facts(waiting(installation.get(), run.get()), Map.of(), List.of()))
                : Verdict.fineUntil(waits.orElse(null));
    }

    private Verdict scheduled(ScheduleCase c) {
        for (var run : c.view().runs().open().toList()) {
            var waits = waitsAt(c.installation(), run);
            if (waits.isPresent() && !c.now().isBefore(waits.get())) {
                return active(c, waits.get(), waiting(c.installation(), run), List.of());
            }
        }
        var newest = c.newestAttempt();
        var failed = newest.map(run -> failedOf(c.installation(), run)).orElse(List.of());
        if (!failed.isEmpty()) {
            var causes = causes(c.subject(), Subject.Type.SCHEDULE_VOLUME, failed);
            return active(c, newest.get().ended(), completed(newest.get(), failed), causes);
        }
        return Verdict.fineUntil(c.view()
                .runs()
                .open()
                .flatMap(run -> waitsAt(c.installation(), run).stream())
                .reduce((one, other) -> one.isBefore(other) ? one : other)
                .orElse(null));
    }

    private static Verdict active(ScheduleCase c, Instant since, Story story, List<Cause> causes) {
        var about = ScheduleFacts.about(c, since, story.reason);
        return new Verdict.Active(
                Severity.WARNING, since, ScheduleFacts.promise(c).mayChangeAt(), facts(story, about, causes));
    }

    /** When a backup has waited too long for transfers that have all ended. */
    private Optional<Instant> waitsAt(Installation installation, Run run) {
        return run.awaitsOperations()
                ? installation.transfers().children().allEndedAt(run.name()).map(end -> later(end, run.since())
                        .plus(after))
                : Optional.empty();
    }

    private static List<String> failedOf(Installation installation, Run run) {
        return Phase.COMPLETED.equals(run.outcome())
                ? installation.transfers().children().failed(run.name())
                : List.of();
    }

    /** That the transfers failed was told before the backup ended. */
    private static List<Cause> causes(Subject subject, Subject.Type type, List<String> volumes) {
        return volumes.stream()
                .limit(NAMED)
                .map(volume -> new Cause(
                        "VeleroDataTransferFailed",
                        new Subject(type, subject.cluster(), subject.namespace(), subject.name(), volume)))
                .toList();
    }

    /** What contradicts what. */
    private record Story(String summary, String description, String reason, String backup) {}

    private static Story waiting(Installation installation, Run run) {
        var children = installation.transfers().children();
        return new Story(
                "Backup " + run.name() + " waits for transfers that have all ended.",
                "It is " + run.phase() + " since " + Words.time(run.since()) + ", but the last of its "
                        + children.ended(run.name()) + " transfers ended at "
                        + Words.time(children.allEndedAt(run.name()).orElse(run.since()))
                        + ". Velero should have gone on within seconds.",
                "all transfers ended, the backup waits",
                run.name());
    }

    private static Story completed(Run run, List<String> failed) {
        return new Story(
                "Backup " + run.name() + " says Completed, but not all of its volumes are in it.",
                "Volumes whose transfer failed or was cancelled: " + failed.size() + " ("
                        + String.join(", ", failed.subList(0, Math.min(NAMED, failed.size())))
                        + (failed.size() > NAMED ? ", ..." : "")
                        + "). They cannot be restored from this backup.",
                "Completed, but a transfer failed",
                run.name());
    }

    private static Facts facts(Story story, Map<String, String> about, List<Cause> causes) {
        var annotations = new HashMap<>(about);
        annotations.put("backup", story.backup);
        annotations.put("reason", story.reason);
        return new Facts(story.summary, story.description, annotations, causes);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
