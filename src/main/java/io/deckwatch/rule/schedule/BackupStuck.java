package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.location.DeletionFailing;
import io.deckwatch.rule.location.Outage;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backup stays in a phase for longer than that phase explains. Whatever moves is not stuck: items, bytes, a transfer that
 * begins or ends. Velero itself has no limit for a backup as a whole.
 *
 * @param limits how long each phase may last, or stand still
 */
public record BackupStuck(Limits limits) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStuck";

    /** Suspected so long, so that what it would explain is not told first. */
    private static final Duration SUSPECTED = Duration.ofMinutes(15);

    /**
     * After how long a backup is suspected to be stuck.
     *
     * @param fresh in New, where backups wait for each other before Velero 1.18
     * @param queued in Queued, however slowly the queue moves
     * @param ready in ReadyToStart, which normally takes a second
     * @param inProgress in InProgress, while nothing moves
     * @param operations in WaitingForPluginOperations, while nothing moves: Velero gives up after four hours
     * @param finalizing in Finalizing
     * @param deleting in Deleting
     */
    public record Limits(
            Duration fresh,
            Duration queued,
            Duration ready,
            Duration inProgress,
            Duration operations,
            Duration finalizing,
            Duration deleting) {

        /** The defaults. */
        public static final Limits DEFAULT = new Limits(
                Duration.ofHours(6),
                Duration.ofHours(12),
                Duration.ofMinutes(15),
                Duration.ofMinutes(15),
                Duration.ofHours(4),
                Duration.ofMinutes(15),
                Duration.ofMinutes(45));

        public Limits {
            if (!Stream.of(fresh, queued, ready, inProgress, operations, finalizing, deleting)
                    .allMatch(Duration::isPositive)) {
                throw new IllegalArgumentException("each limit must be positive");
            }
        }
    }

    /** A backup and when it is suspected to be stuck. */
    private record Suspect(Run run, Instant at) {}

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
    public Timing timing() {
        return Timing.after(SUSPECTED);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return subject.type() == Subject.Type.BACKUP
                ? unscheduled(subject, view, now)
                : ScheduleCase.judgeEnabled(subject, view, now, this::scheduled);
    }

    private Verdict unscheduled(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        var suspect = installation.flatMap(
                i -> i.backup(subject.name()).filter(Run::isOwn).flatMap(run -> suspect(i, run, Duration.ZERO)));
        if (suspect.isEmpty() || now.isBefore(suspect.get().at)) {
            return Verdict.fineUntil(suspect.map(Suspect::at).orElse(null));
        }
        var run = suspect.get().run;
        return active(
                suspect.get(),
                null,
                new Facts(
                                summary(run, ""),
                                told(installation.get(), run),
                                facts(Map.of(), suspect.get()),
                                unscheduledCauses(subject, run))
                        .with(Symptoms.of(run, installation.get())));
    }

    private static List<Cause> unscheduledCauses(Subject subject, Run run) {
        if (run.isWaiting()) {
            return List.of(Hindrances.queue(subject));
        } else if (run.isRunning()) {
            return run.awaitsOperations() ? List.of(new Cause(ChildContradiction.NAME, subject)) : List.of();
        }
        return deletion(subject, run);
    }

    private Verdict scheduled(ScheduleCase c) {
        var suspect = c.view()
                .runs()
                .open()
                .flatMap(run -> suspect(c.installation(), run, c.expectedDuration()).stream())
                .min((a, b) -> a.at.compareTo(b.at));
        if (suspect.isEmpty() || c.now().isBefore(suspect.get().at)) {
            return Verdict.fineUntil(suspect.map(Suspect::at).orElse(null));
        }
        var run = suspect.get().run;
        var more = c.view().runs().open().filter(Run::isRunning).count() - (run.isRunning() ? 1 : 0);
        return active(
                suspect.get(),
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                                summary(run, " of " + c.title()),
                                told(c.installation(), run)
                                        + (more > 0
                                                ? " Backups of this schedule that are under way besides: " + more + "."
                                                : "")
                                        + " " + ScheduleFacts.lastGood(c),
                                facts(
                                        ScheduleFacts.about(c, suspect.get().at, "stuck in phase " + run.phase()),
                                        suspect.get()),
                                causes(c, run))
                        .with(Symptoms.of(run, c.installation())));
    }

    private static Verdict active(Suspect suspect, @Nullable Instant mayChangeAt, Facts facts) {
        return new Verdict.Active(Severity.WARNING, suspect.at, mayChangeAt, facts);
    }

    /** When a backup is suspected; empty in a phase that has no limit, because this version does not know it. */
    private Optional<Suspect> suspect(Installation installation, Run run, Duration expected) {
        if (run.isRunning()) {
            // What becomes of its transfers is told by rules of their own, and soon.
            var waits =
                    run.isInProgress() && installation.transfers().children().anyRuns(run.name());
            return allowed(waits ? Phase.WAITING : run.phase(), expected)
                    .map(limit -> new Suspect(run, installation.moved(run).plus(limit)));
        }
        if (!run.phase().equals(Phase.DELETING) || run.goneAt() != null) {
            return Optional.empty();
        }
        var failed = run.since().plus(limits.deleting);
        var location = installation.location(run.location());
        return location.isEmpty()
                ? Optional.of(new Suspect(run, failed))
                : Outage.deletionFails(location.get(), run, run.since(), failed).map(at -> new Suspect(run, at));
    }

    private Optional<Duration> allowed(Phase phase, Duration expected) {
        if (phase.equals(Phase.NEW)) {
            return Optional.of(limits.fresh);
        } else if (phase.equals(Phase.QUEUED)) {
            return Optional.of(limits.queued);
        } else if (phase.equals(Phase.READY_TO_START)) {
            return Optional.of(limits.ready);
        } else if (phase.equals(Phase.IN_PROGRESS)) {
            return Optional.of(Standstill.allowed(limits.inProgress, expected));
        } else if (phase.equals(Phase.WAITING) || phase.equals(Phase.WAITING_PARTIALLY_FAILED)) {
            return Optional.of(longer(limits.operations, expected));
        } else if (phase.equals(Phase.FINALIZING) || phase.equals(Phase.FINALIZING_PARTIALLY_FAILED)) {
            return Optional.of(limits.finalizing);
        }
        return Optional.empty();
    }

    private static List<Cause> causes(ScheduleCase c, Run run) {
        if (run.isWaiting()) {
            // A queue that waits for this very schedule is its effect, not its cause.
            return c.view().runs().open().anyMatch(Run::isInProgress)
                    ? List.of()
                    : List.of(Hindrances.queue(c.subject()));
        }
        if (!run.isRunning()) {
            return deletion(c.subject(), run);
        }
        var causes = new ArrayList<>(c.runningTransfers());
        if (run.awaitsOperations()) {
            causes.add(c.sameSchedule(ChildContradiction.NAME));
        }
        return causes;
    }

    /** Deletions that fail are told once for their whole location. */
    private static List<Cause> deletion(Subject subject, Run run) {
        var location = Subject.of(Subject.Type.LOCATION, subject.cluster(), subject.namespace(), run.location());
        return List.of(new Cause(DeletionFailing.NAME, location));
    }

    private static String summary(Run run, String whose) {
        return "Backup " + run.name() + whose + " is stuck in phase " + run.phase() + ".";
    }

    private static String told(Installation installation, Run run) {
        var since = "It is " + run.phase() + " since " + Words.time(run.since());
        return run.isRunning() && !run.isWaiting()
                ? since + " and last moved at " + Words.time(installation.moved(run)) + "."
                : since + ".";
    }

    private static Map<String, String> facts(Map<String, String> about, Suspect suspect) {
        var facts = new TreeMap<>(about);
        facts.put("since", suspect.run.since().toString());
        facts.put("backup", suspect.run.name());
        return facts;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
