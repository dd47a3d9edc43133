package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.web.view.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schedule and how it stands.
 *
 * @param schedule the schedule
 * @param standing whether its data is protected
 */
record Judged(ScheduleStanding schedule, Standing standing) {

    /** The worst first, and among those the ones whose RPO broke or breaks first. */
    private static final Comparator<Judged> ORDER = Comparator.comparing(Judged::standing)
            .thenComparing(each -> each.schedule.brokenAt(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(each -> each.schedule.subject());

    /** All schedules of an overview. */
    static List<Judged> all(Overview overview) {
        var trusted = ClusterCase.trusted(overview);
        return overview.schedules().stream()
                .map(schedule -> of(schedule, trusted, overview.at()))
                .toList();
    }

    /** One schedule, by its own standing and by what the overview says of its cluster. */
    static Judged of(ScheduleStanding schedule, Overview overview) {
        return of(schedule, ClusterCase.trusted(overview), overview.at());
    }

    private static Judged of(ScheduleStanding schedule, Set<String> trusted, Instant now) {
        return new Judged(
                schedule,
                Standing.of(schedule, now, trusted.contains(schedule.subject().cluster())));
    }

    /** The rows of some of them, the worst first. */
    static List<ScheduleRow> rows(List<Judged> all, int skip, int most, Instant now) {
        return all.stream()
                .sorted(ORDER)
                .skip(skip)
                .limit(most)
                .map(each -> ScheduleRow.of(each, now))
                .toList();
    }

    /** How many of them stand how. */
    static Map<Standing, Integer> counts(List<Judged> all) {
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        all.forEach(each -> counts.merge(each.standing, 1, Integer::sum));
        return counts;
    }
}
