package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.web.view.Axis;
import io.deckwatch.web.view.Moment;
import io.deckwatch.web.view.Pager;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of all schedules.
 *
 * @param at as of when it is
 * @param rows the schedules, the worst first; at most {@value Pager#PAGE}
 * @param axis the hours of their lanes
 * @param total how many schedules there are in the list
 * @param search what their names contain, or an empty string
 * @param pages where in the list this is
 */
public record ScheduleList(
        Moment at, List<ScheduleRow> rows, List<Axis.Tick> axis, int total, String search, Pager pages) {

    /**
     * A page of the list.
     *
     * @param search keeps the schedules in whose cluster, namespace or name it occurs
     * @param wanted which page
     */
    static ScheduleList of(Overview overview, @Nullable String search, int wanted) {
        var text = search == null ? "" : search.strip();
        var wantedText = text.toLowerCase(Locale.ROOT);
        var judged = Judged.all(overview).stream()
                .filter(each -> matches(each.schedule(), wantedText))
                .toList();
        var pages = Pager.of("/schedules", text, judged.size(), wanted);
        return new ScheduleList(
                Moment.of(overview.at(), overview.at()),
                Judged.rows(judged, pages.skipped(), pages.size(), overview.at()),
                Axis.ofDay(overview.at()),
                judged.size(),
                text,
                pages);
    }

    private static boolean matches(ScheduleStanding schedule, String text) {
        var subject = schedule.subject();
        var path = subject.cluster() + " / " + subject.namespace() + " / " + subject.name();
        return path.toLowerCase(Locale.ROOT).contains(text);
    }
}
