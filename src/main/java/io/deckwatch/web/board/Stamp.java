package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.web.view.Standing;
import java.util.Objects;

/** Tells two overviews apart by what people would see, without the ages in them, which always change. */
final class Stamp {

    private static final int FACTOR = 31;

    private Stamp() {}

    static String of(Overview overview) {
        var hash = overview.alerts().hashCode();
        for (var cluster : overview.clusters()) {
            hash = FACTOR * hash + Objects.hash(cluster.name(), cluster.watch(), cluster.kinds());
        }
        for (var location : overview.locations()) {
            hash = FACTOR * hash + Objects.hash(location.subject(), location.phase(), location.message());
        }
        for (var each : Judged.all(overview)) {
            hash = FACTOR * hash + of(each.schedule(), each.standing());
        }
        return Integer.toHexString(hash);
    }

    private static int of(ScheduleStanding schedule, Standing standing) {
        return Objects.hash(
                schedule.subject(),
                standing.ordinal(),
                schedule.cron(),
                schedule.lastGood(),
                schedule.nextRun(),
                schedule.recent().day().entries());
    }
}
