package io.deckwatch.web;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Reasons;
import io.deckwatch.rule.location.LocationDetail;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.state.Subject;
import java.util.List;
import java.util.Optional;

/** The port through which pages and APIs learn what is known. Called by many threads. */
public interface Watchboard {

    /** What is known, not older than a few seconds; of all clusters that this process can tell of. */
    Overview overview();

    /** What this process cannot tell of and where to look instead, as one sentence; empty if it tells of everything. */
    String limits();

    /**
     * All that is known of one schedule; empty if this process knows of none. May wait for a moment.
     *
     * @throws BusyException if there is no answer in time
     */
    Optional<ScheduleDetail> schedule(Subject schedule);

    /**
     * All storage locations and who depends on them. May wait for a moment.
     *
     * @throws BusyException if there is no answer in time
     */
    List<LocationDetail> locations();

    /**
     * A part of the backups that are known now, and of those that are gone for a while. May wait for a moment.
     *
     * @param skip how many of the newest are left out
     * @param limit how many at most
     * @throws BusyException if there is no answer in time
     */
    BackupQuery.Part backups(BackupQuery query, int skip, int limit);

    /**
     * Why rules fire about a schedule, or do not; empty if this process knows of no such schedule. May wait for a moment.
     *
     * @throws BusyException if there is no answer in time
     */
    Optional<Reasons> explain(Subject schedule);

    /** What is known is not told in time, because the thread that knows it has too much to do or has ended. */
    final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** No answer, for that reason. */
        public BusyException(Throwable cause) {
            super(cause);
        }
    }
}
