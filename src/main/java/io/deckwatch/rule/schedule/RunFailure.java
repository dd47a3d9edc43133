package io.deckwatch.rule.schedule;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.rule.Movements;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.util.Collection;
import java.util.List;

/**
 * Why a run ended as it did: what Velero wrote there, else what its failed movements of volumes say, else that hooks failed.
 *
 * @param backup the run's name; empty if there is none
 * @param reason what to tell of it; may be empty
 * @param symptom what it can be explained by
 * @param lost the volumes whose movement failed
 */
record RunFailure(String backup, String reason, Symptom symptom, List<String> lost) {

    /** Of no run. */
    static final RunFailure NONE = new RunFailure("", "", Symptom.NONE, List.of());

    RunFailure {
        lost = List.copyOf(lost);
    }

    /** Of a run of a schedule. */
    static RunFailure of(ScheduleCase c, Run run) {
        var volumes = c.installation().transfers().volumesOf(c.subject().name());
        return of(c.installation(), c.subject(), Subject.Type.SCHEDULE_VOLUME, volumes, run);
    }

    /** Of a backup of no schedule. */
    static RunFailure of(Installation installation, Subject backup, Run run) {
        var volumes = installation.transfers().volumesOfBackup(backup.name());
        return of(installation, backup, Subject.Type.BACKUP_VOLUME, volumes, run);
    }

    private static RunFailure of(
            Installation installation, Subject owner, Subject.Type type, Collection<String> volumes, Run run) {
        var own = Symptoms.of(run, installation);
        var moved = Movements.failed(installation, owner, type, volumes, run.name());
        var lost = moved.map(Movements::volumes).orElse(List.of());
        if (!run.reason().isEmpty()) {
            return new RunFailure(run.name(), run.reason(), own, lost);
        }
        if (moved.isPresent()) {
            return new RunFailure(run.name(), moved.get().reason(), moved.get().symptom(), lost);
        }
        return run.counts().hooksFailed() == 0 ? new RunFailure(run.name(), "", own, lost) : hooks(run, own);
    }

    private static RunFailure hooks(Run run, Symptom own) {
        var failed = BackupHooksFailed.hooksFailed(run);
        return new RunFailure(run.name(), failed, new Symptom(failed, own.names()), List.of());
    }
}
