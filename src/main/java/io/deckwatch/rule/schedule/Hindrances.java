package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.util.ArrayList;
import java.util.List;

/** Why a schedule makes no new backups, as causes of the rules that miss them. Named where nothing tells that they fire. */
final class Hindrances {

    private Hindrances() {}

    /** What keeps the runs of a schedule from being started or from coming to an end. */
    static List<Cause> of(ScheduleCase c) {
        var causes = new ArrayList<Cause>();
        causes.add(c.sameSchedule(ScheduleBlocked.NAME));
        causes.add(c.sameSchedule(BackupMissed.NAME));
        causes.add(c.sameSchedule(ScheduleNeverRan.NAME));
        causes.add(c.sameSchedule(BackupStuck.NAME));
        if (c.view().runs().open().anyMatch(Run::awaitsOperations)) {
            causes.add(c.sameSchedule(ChildContradiction.NAME));
        }
        if (c.view().runs().open().anyMatch(Run::isWaiting)) {
            causes.add(queue(c.subject()));
        }
        return causes;
    }

    /** The queue of the installation, which does not move. */
    static Cause queue(Subject subject) {
        return new Cause(QueueStalled.NAME, Subject.installation(subject.cluster(), subject.namespace()));
    }
}
