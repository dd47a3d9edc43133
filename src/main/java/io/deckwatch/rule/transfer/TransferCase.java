package io.deckwatch.rule.transfer;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.LastCopy;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Transfer;
import io.deckwatch.state.VolumeView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One volume's movements before their judges.
 *
 * @param subject the volume and whose it is
 * @param installation its installation
 * @param volume what is known of its movements
 * @param now the time of the verdict
 */
record TransferCase(Subject subject, Installation installation, VolumeView volume, Instant now) {

    /** By what the movement of volumes is judged. */
    static final Set<Kind> NEEDS =
            Set.of(Kind.BACKUP, Kind.DATA_UPLOAD, Kind.DATA_DOWNLOAD, Kind.POD_VOLUME_BACKUP, Kind.POD_VOLUME_RESTORE);

    /** The verdict of a rule about a volume; a volume of a deleted or paused schedule is no longer watched. */
    static Verdict judge(Subject subject, ClusterView view, Instant now, Function<TransferCase, Verdict> rule) {
        var installation = view.installation(subject.namespace());
        var volume = installation.flatMap(i -> i.transfers().of(subject));
        if (volume.isEmpty()) {
            return new Verdict.Retired("no longer there");
        }
        var c = new TransferCase(subject, installation.get(), volume.get(), now);
        return c.retirement().<Verdict>map(Verdict.Retired::new).orElseGet(() -> rule.apply(c));
    }

    private Optional<String> retirement() {
        return subject.type() == Subject.Type.SCHEDULE_VOLUME
                ? retirement(installation, subject.name())
                : Optional.empty();
    }

    /** Why nothing is said any more of what belongs to that schedule. */
    static Optional<String> retirement(Installation installation, String schedule) {
        var definition = installation.schedule(schedule).map(view -> view.definition());
        if (definition.isEmpty()) {
            return Optional.of("schedule deleted");
        }
        return definition.get().memory().paused() ? Optional.of("schedule paused, not repaired") : Optional.empty();
    }

    /** Whether a newer run of the schedule ended, and tells how things are now. */
    static boolean isSuperseded(Installation installation, String schedule, Run run) {
        return installation
                .schedule(schedule)
                .flatMap(view -> view.runs().finished().stream().findFirst())
                .filter(newest -> newest.started().isAfter(run.started()))
                .isPresent();
    }

    /** For example {@code DataUpload of volume shop/data for schedule nightly}. */
    String title(Transfer transfer) {
        var owner =
                switch (subject.type()) {
                    case SCHEDULE_VOLUME -> "schedule ";
                    case RESTORE_VOLUME -> "restore ";
                    default -> "backup ";
                };
        return transfer.kind().kindName() + " of volume " + subject.volume() + " for " + owner + subject.name();
    }

    /** Its node, as a cause: if nothing moves there, that explains it. */
    List<Cause> node(Transfer transfer) {
        return List.of(new Cause(
                NodeAgentMissing.NAME,
                NodeAgentMissing.subject(
                        subject.cluster(),
                        subject.namespace(),
                        transfer.detail().node())));
    }

    /** What it can be explained by. */
    Symptom symptom(Transfer transfer) {
        return Symptoms.of(transfer, installation);
    }

    Map<String, String> facts(Transfer transfer, Instant since) {
        var facts = new HashMap<String, String>();
        facts.put("since", since.toString());
        facts.put("reason", transfer.detail().message());
        facts.put("kind", transfer.kind().kindName());
        facts.put("transfer", transfer.name());
        facts.put("node", transfer.detail().node());
        facts.put("parent", transfer.parent());
        facts.put("backup", transfer.isOfBackup() ? transfer.parent() : "");
        LastCopy.of(volume, installation).ifPresent(backup -> facts.put("last_copy", backup));
        return facts;
    }
}
