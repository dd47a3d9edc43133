package io.deckwatch.web.backup;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.TransferLife;
import io.deckwatch.web.board.Diagnosis;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a backup went as it did, as far as it is known, and how to look closer.
 *
 * @param reasons what Velero says
 * @param diagnoses what that means
 * @param commands how to look closer; empty where its name is none that Kubernetes would take
 */
public record Why(List<String> reasons, List<Diagnosis> diagnoses, List<String> commands) {

    private static final int MOST_REASONS = 20;
    private static final int MOST_DIAGNOSES = 3;
    private static final int LONGEST_LABEL = 63;

    /** What Kubernetes takes as a name, so that nothing gets into a command that a shell would read otherwise. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

    public Why {
        reasons = List.copyOf(reasons);
        diagnoses = List.copyOf(diagnoses);
        commands = List.copyOf(commands);
    }

    static Why of(BackupLife life, Function<Symptom, Optional<io.deckwatch.diagnosis.Diagnosis>> diagnoses) {
        var result = life.last().result();
        var reasons = new LinkedHashSet<String>();
        if (!result.reason().isBlank()) {
            reasons.add(result.reason());
        }
        reasons.addAll(result.validationErrors().entries());
        var failed = life.transfers().stream().filter(TransferLife::hasFailed).toList();
        failed.stream()
                .filter(transfer -> !transfer.last().detail().message().isBlank())
                .forEach(transfer -> reasons.add(transfer.last().volume().text() + ": "
                        + transfer.last().detail().message()));
        var own = Symptoms.of(life);
        var symptoms = Stream.concat(Stream.of(own), failed.stream().map(transfer -> Symptoms.of(transfer.last())
                .about(own.names())));
        return new Why(
                reasons.stream().limit(MOST_REASONS).toList(),
                reasons.isEmpty()
                        ? List.of()
                        : symptoms.filter(symptom -> !symptom.message().isBlank())
                                .flatMap(symptom -> diagnoses.apply(symptom).stream())
                                .map(Why::shown)
                                .distinct()
                                .limit(MOST_DIAGNOSES)
                                .toList(),
                commands(life));
    }

    private static Diagnosis shown(io.deckwatch.diagnosis.Diagnosis diagnosis) {
        return Diagnosis.of(diagnosis.annotations());
    }

    private static List<String> commands(BackupLife life) {
        var key = life.last().key();
        if (life.course().goneAt() != null
                || !NAME.matcher(key.name()).matches()
                || !NAME.matcher(key.namespace()).matches()) {
            return List.of();
        }
        var velero = "velero -n " + key.namespace() + " ";
        var all = Stream.of(
                velero + "backup describe " + key.name() + " --details", velero + "backup logs " + key.name());
        var objects = "kubectl -n " + key.namespace() + " get datauploads,podvolumebackups -o wide -l"
                + " velero.io/backup-name=" + key.name();
        return (key.name().length() > LONGEST_LABEL ? all : Stream.concat(all, Stream.of(objects))).toList();
    }
}
