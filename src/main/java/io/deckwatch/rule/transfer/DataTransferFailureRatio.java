package io.deckwatch.rule.transfer;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.state.Batch;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Too many volumes of one backup failed: one message instead of one for each. Judged once all movements of the backup are
 * known, which is when it waits for them; so the share only grows. The end of the backup tells of it as well.
 *
 * @param ratio the share of failed movements above which it holds
 * @param least how many must have failed
 */
public record DataTransferFailureRatio(double ratio, int least) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroDataTransferFailureRatio";

    /** Half of the volumes. */
    public static final double RATIO = 0.5;

    /** One or two are told of by themselves. */
    public static final int LEAST = 3;

    private static final Duration NEWS = Duration.ofHours(24);
    private static final Timing TIMING = Timing.after(Duration.ofMinutes(5));
    private static final Set<Phase> ALL_KNOWN =
            Set.of(Phase.WAITING, Phase.WAITING_PARTIALLY_FAILED, Phase.FINALIZING, Phase.FINALIZING_PARTIALLY_FAILED);

    public DataTransferFailureRatio {
        if (!(ratio > 0 && ratio < 1) || least < 1) {
            throw new IllegalArgumentException(
                    "ratio lies between 0 and 1 and least is positive, not " + ratio + ", " + least);
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
        return TransferCase.NEEDS;
    }

    @Override
    public Timing timing() {
        return TIMING;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        if (installation.isEmpty()) {
            return Verdict.fine();
        }
        var scheduled = subject.type() == Subject.Type.SCHEDULE;
        var retired =
                scheduled ? TransferCase.retirement(installation.get(), subject.name()) : Optional.<String>empty();
        if (retired.isPresent()) {
            return new Verdict.Retired(retired.get());
        }
        var type = scheduled ? Subject.Type.SCHEDULE_VOLUME : Subject.Type.BACKUP_VOLUME;
        return installation
                .get()
                .transfers()
                .batchOf(type, subject.name())
                .flatMap(batch -> newestKnown(batch, installation.get()))
                .filter(this::isBad)
                .map(bad -> judge(subject, installation.get(), bad, now))
                .orElseGet(Verdict::fine);
    }

    /** While a backup still makes movements, the one before it is what is known. */
    private static Optional<Batch> newestKnown(Batch batch, Installation installation) {
        return installation
                        .backup(batch.parent())
                        .filter(DataTransferFailureRatio::allKnown)
                        .isPresent()
                ? Optional.of(batch)
                : batch.before();
    }

    private boolean isBad(Batch batch) {
        return batch.failed() >= least && batch.failed() > ratio * batch.seen();
    }

    private static Verdict judge(Subject subject, Installation installation, Batch batch, Instant now) {
        var run = installation.backup(batch.parent());
        var scheduled = subject.type() == Subject.Type.SCHEDULE;
        if (run.isEmpty()
                || !allKnown(run.get())
                || (scheduled && TransferCase.isSuperseded(installation, subject.name(), run.get()))) {
            return Verdict.fine();
        }
        var forgotten = batch.failedAt().plus(NEWS);
        if (!scheduled && !now.isBefore(forgotten)) {
            return Verdict.fine();
        }
        return new Verdict.Active(
                Severity.WARNING,
                batch.failedAt(),
                scheduled ? null : forgotten,
                new Facts(
                        batch.failed() + " of the " + batch.seen() + " volumes of "
                                + (scheduled ? "schedule " : "backup ") + subject.name() + " failed.",
                        "Backup " + batch.parent() + " moved " + batch.seen() + " volumes, of which " + batch.failed()
                                + " failed or were cancelled, the newest at " + Words.time(batch.failedAt())
                                + ". They are missing in it. It is " + run.get().phase() + ".",
                        Map.of("since", batch.failedAt().toString(), "parent", batch.parent()),
                        causes(subject, run.get())));
    }

    private static boolean allKnown(Run run) {
        return run.outcome() != null || ALL_KNOWN.contains(run.phase());
    }

    private static List<Cause> causes(Subject subject, Run run) {
        if (subject.type() != Subject.Type.SCHEDULE) {
            return List.of();
        }
        if (Phase.FAILED.equals(run.outcome())) {
            return List.of(new Cause(BackupFailed.NAME, subject));
        }
        return Phase.PARTIALLY_FAILED.equals(run.outcome())
                ? List.of(new Cause(BackupPartiallyFailed.NAME, subject))
                : List.of();
    }
}
