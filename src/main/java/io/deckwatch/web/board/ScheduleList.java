package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.web.view.Axis;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of all schedules.
 *
 * @param at as of when it is
 * @param rows the schedules, the worst first; at most {@value #PAGE}
 * @param axis the hours of their lanes
 * @param total how many schedules there are in the list
 * @param search what their names contain, or an empty string
 * @param pages where in the list this is
 */
public record ScheduleList(
        Moment at, List<ScheduleRow> rows, List<Axis.Tick> axis, int total, String search, Pager pages) {

    static final int PAGE = 100;

    /**
     * Where in a list a page is.
     *
     * @param number this page, the first is 1
     * @param count how many there are
     * @param before the address of the page before, or null
     * @param after that of the page behind, or null
     */
    public record Pager(
            int number,
            int count,
            @Nullable String before,
            @Nullable String after) {}

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
        var count = Math.max(1, (judged.size() + PAGE - 1) / PAGE);
        var number = Math.max(1, Math.min(wanted, count));
        return new ScheduleList(
                Moment.of(overview.at(), overview.at()),
                Judged.rows(judged, (number - 1) * PAGE, PAGE, overview.at()),
                Axis.ofDay(overview.at()),
                judged.size(),
                text,
                new Pager(
                        number,
                        count,
                        number > 1 ? address(text, number - 1) : null,
                        number < count ? address(text, number + 1) : null));
    }

    private static boolean matches(ScheduleStanding schedule, String text) {
        var subject = schedule.subject();
        var path = subject.cluster() + " / " + subject.namespace() + " / " + subject.name();
        return path.toLowerCase(Locale.ROOT).contains(text);
    }

    private static String address(String search, int number) {
        return "/schedules?page=" + number + (search.isEmpty() ? "" : "&q=" + Links.encoded(search));
    }
}
