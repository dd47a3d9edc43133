package io.deckwatch.rule.restore;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Phase;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Movements;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One restore before its judges. Somebody started it and waits for it, so its end is news for a day.
 *
 * @param subject the restore
 * @param installation its installation
 * @param restore the Restore
 * @param now the time of the verdict
 */
record RestoreCase(Subject subject, Installation installation, RestoreProjection restore, Instant now) {

    private static final Duration NEWS = Duration.ofHours(24);

    static Verdict judge(Subject subject, ClusterView view, Instant now, Function<RestoreCase, Verdict> rule) {
        var installation = view.installation(subject.namespace());
        var restore = installation.flatMap(i -> i.upkeep().restore(subject.name()));
        return restore.isEmpty()
                ? new Verdict.Retired("restore deleted")
                : rule.apply(new RestoreCase(subject, installation.get(), restore.get(), now));
    }

    /** The news that it ended in that phase. */
    Verdict ended(Phase outcome, String summary, List<Cause> causes) {
        var life = restore.life();
        var forgotten = life.since().plus(NEWS);
        if (!outcome.equals(life.outcome()) || !now.isBefore(forgotten)) {
            return Verdict.fine();
        }
        var reason = reason();
        return new Verdict.Active(
                Severity.WARNING,
                life.since(),
                forgotten,
                new Facts(
                                summary,
                                Words.because(
                                        "Restore " + subject.name() + " of " + source() + " ended " + outcome + " at "
                                                + Words.time(life.since()),
                                        reason),
                                Map.of(
                                        "since",
                                        life.since().toString(),
                                        "reason",
                                        reason,
                                        "backup",
                                        Objects.requireNonNullElse(
                                                restore.source().backup(), "")),
                                causes)
                        .with(symptom()));
    }

    /** The Unavailable location of the backup, as a cause. */
    List<Cause> unavailableLocation() {
        var backup = restore.source().backup();
        return Optional.ofNullable(backup)
                .flatMap(installation::backup)
                .flatMap(run -> installation.location(run.location()))
                .filter(location -> location.life().phase().equals(Phase.UNAVAILABLE))
                .map(location -> new Cause(
                        StorageLocationUnavailable.NAME,
                        Subject.of(
                                Subject.Type.LOCATION,
                                subject.cluster(),
                                subject.namespace(),
                                location.key().name())))
                .map(List::of)
                .orElse(List.of());
    }

    /** What is restored, for people. */
    String source() {
        var source = restore.source();
        if (source.backup() != null) {
            return "backup " + source.backup();
        }
        return source.schedule() != null ? "schedule " + source.schedule() : "an unknown backup";
    }

    /** Why it ended so: what Velero wrote there, else what its movements of volumes say, else how many errors there were. */
    private String reason() {
        var result = restore.result();
        if (!result.anyReason().isEmpty()) {
            return result.anyReason();
        }
        var errors = result.errors() == 0 ? "" : result.errors() + (result.errors() == 1 ? " error" : " errors");
        return movements().map(Movements::reason).orElse(errors);
    }

    private Symptom symptom() {
        var own = Symptoms.of(restore);
        return own.message().isEmpty()
                ? movements().map(moved -> moved.symptom().about(own.names())).orElse(own)
                : own;
    }

    private Optional<Movements> movements() {
        var volumes = installation.transfers().volumesOfRestore(subject.name());
        return Movements.failed(installation, subject, Subject.Type.RESTORE_VOLUME, volumes, subject.name());
    }
}
