package io.deckwatch.web.schedule;

import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.rule.schedule.Timeline.Result;
import io.deckwatch.web.view.Lane;
import io.deckwatch.web.view.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the newest runs took.
 *
 * @param bars the runs, oldest first; at most {@value #MOST}
 * @param words the same in words
 */
public record DurationPlot(List<Bar> bars, String words) {

    private static final int MOST = 40;
    private static final double GAP = 0.2;

    public DurationPlot {
        bars = List.copyOf(bars);
    }

    /**
     * One run.
     *
     * @param look what became of it
     * @param place where it stands
     * @param size how high it is
     * @param title what it is, in words
     */
    public record Bar(String look, Place place, Place size, String title) {}

    /**
     * Two shares of the plot.
     *
     * @param x of its width
     * @param y of its height
     */
    public record Place(String x, String y) {}

    static DurationPlot of(ScheduleDetail detail) {
        var ended = detail.history().entries().stream()
                .filter(entry -> entry.until() != null)
                .toList();
        var newest = ended.subList(Math.max(0, ended.size() - MOST), ended.size());
        var longest =
                newest.stream().map(DurationPlot::took).max(Duration::compareTo).orElse(Duration.ZERO);
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < newest.size(); i++) {
            bars.add(bar(newest.get(i), (double) (MOST - newest.size() + i) / MOST, longest));
        }
        return new DurationPlot(bars, words(newest));
    }

    private static Bar bar(Entry run, double x, Duration longest) {
        var height = Share.part(took(run), longest);
        return new Bar(
                Lane.word(run.result()),
                new Place(Share.of(x), Share.of(1 - height)),
                new Place(Share.of((1 - GAP) / MOST), Share.of(height)),
                run.backup() + ": " + run.phase() + ", took " + Words.span(took(run)));
    }

    private static String words(List<Entry> newest) {
        var good = newest.stream().filter(run -> run.result() == Result.GOOD).toList();
        if (good.isEmpty()) {
            return "No good run is known.";
        }
        var shortest =
                good.stream().map(DurationPlot::took).min(Duration::compareTo).orElseThrow();
        var longest =
                good.stream().map(DurationPlot::took).max(Duration::compareTo).orElseThrow();
        return "Good runs took " + Words.span(shortest) + " to " + Words.span(longest) + "; the newest "
                + Words.span(took(good.getLast())) + ".";
    }

    private static Duration took(Entry run) {
        var until = run.until();
        return until == null ? Duration.ZERO : Duration.between(run.at(), until);
    }
}
