package io.deckwatch.web.schedule;

import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.rule.schedule.Timeline.Result;
import io.deckwatch.web.view.Axis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How old the newest good backup was, over some days, against the RPO of today.
 *
 * @param line the corners of the line, in a field of 1000 to 100
 * @param limit where the RPO lies in that field, or an empty string without one
 * @param axis the days below it
 * @param words the same in words
 */
public record FreshnessPlot(String line, String limit, List<Axis.Tick> axis, String words) {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;

    /** Of a schedule that runs more often than daily a week is shown, else a month. */
    private static final int RUNS_OF_A_MONTH = 45;

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    public FreshnessPlot {
        axis = List.copyOf(axis);
    }

    private record Corner(Instant at, Duration age) {}

    static FreshnessPlot of(ScheduleDetail detail) {
        var now = detail.history().to();
        var good = detail.history().entries().stream()
                .filter(entry -> entry.result() == Result.GOOD)
                .toList();
        var monthAgo = now.minus(Duration.ofDays(MONTH));
        var often = good.stream().filter(entry -> entry.at().isAfter(monthAgo)).count() > RUNS_OF_A_MONTH;
        var from = now.minus(Duration.ofDays(often ? WEEK : MONTH));
        var corners = corners(good, from, now);
        var allowed = allowed(detail);
        var highest = corners.stream().map(Corner::age).max(Duration::compareTo).orElse(Duration.ZERO);
        var top = Math.max(1, Math.max(highest.toMillis(), allowed.toMillis() * 5 / 4));
        var line = new StringBuilder();
        corners.forEach(corner -> line.append(x(corner.at(), from, now))
                .append(',')
                .append(y(corner.age(), top))
                .append(' '));
        return new FreshnessPlot(
                line.toString().strip(),
                allowed.isPositive() ? y(allowed, top) : "",
                Axis.ofDays(from, now),
                words(highest, allowed, often));
    }

    /** The span from the newest good backup to the break of the RPO; zero without one. */
    private static Duration allowed(ScheduleDetail detail) {
        var good = detail.standing().lastGood();
        var broken = detail.standing().brokenAt();
        return good == null || broken == null || broken.isBefore(good) ? Duration.ZERO : Duration.between(good, broken);
    }

    /** The age grows until a good run ends; then it is the time which that run took. */
    private static List<Corner> corners(List<Entry> good, Instant from, Instant now) {
        var corners = new ArrayList<Corner>();
        Instant newest = null;
        for (var run : good) {
            var until = run.until();
            var end = until == null ? run.at() : until;
            if (!end.isBefore(from)) {
                if (newest != null) {
                    if (corners.isEmpty()) {
                        corners.add(new Corner(from, Duration.between(newest, from)));
                    }
                    corners.add(new Corner(end, Duration.between(newest, end)));
                }
                corners.add(new Corner(end, Duration.between(run.at(), end)));
            }
            newest = run.at();
        }
        if (newest != null) {
            if (corners.isEmpty()) {
                corners.add(new Corner(from, Duration.between(newest, from)));
            }
            corners.add(new Corner(now, Duration.between(newest, now)));
        }
        return corners;
    }

    private static String words(Duration highest, Duration allowed, boolean often) {
        if (highest.isZero()) {
            return "No good backup is known.";
        }
        var span = often ? "week" : "30 days";
        var most = "In the last " + span + " the newest good backup was at most " + Words.span(highest) + " old";
        return allowed.isPositive() ? most + "; the RPO is broken at " + Words.span(allowed) + "." : most + ".";
    }

    private static String x(Instant at, Instant from, Instant now) {
        return rounded(WIDTH
                * Duration.between(from, at).toMillis()
                / Duration.between(from, now).toMillis());
    }

    private static String y(Duration age, long top) {
        return rounded(HEIGHT - HEIGHT * age.toMillis() / top);
    }

    private static String rounded(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
