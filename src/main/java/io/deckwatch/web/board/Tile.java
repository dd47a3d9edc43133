package io.deckwatch.web.board;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.rule.schedule.Timeline.Result;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Lane;
import io.deckwatch.web.view.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that is counted, and its parts; parts without any are left out.
 *
 * @param title what is counted
 * @param total how many there are
 * @param parts how many of which sort, the worst first
 */
public record Tile(String title, int total, List<Part> parts) {

    public Tile {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param look as in {@link Badge}
     * @param count how many
     * @param word of which sort
     */
    public record Part(String look, int count, String word) {}

    static Tile clusters(List<ClusterCase> clusters) {
        var counts = new EnumMap<Protection, Integer>(Protection.class);
        clusters.forEach(each -> counts.merge(each.protection(), 1, Integer::sum));
        var parts = new ArrayList<Part>();
        counts.forEach((protection, count) -> add(parts, protection.badge(), count));
        return new Tile(title("Cluster", clusters.size()), clusters.size(), parts);
    }

    static Tile schedules(Map<Standing, Integer> counts) {
        var parts = new ArrayList<Part>();
        counts.forEach((standing, count) -> add(parts, standing.badge(), count));
        return new Tile(title("Schedule", sum(counts)), sum(counts), parts);
    }

    static Tile runs(List<ScheduleStanding> schedules) {
        var counts = new EnumMap<Result, Integer>(Result.class);
        schedules.forEach(schedule ->
                schedule.recent().day().entries().forEach(entry -> counts.merge(entry.result(), 1, Integer::sum)));
        var parts = new ArrayList<Part>();
        for (var result : List.of(Result.MISSED, Result.FAILED, Result.PARTIAL, Result.RUNNING, Result.GOOD)) {
            add(parts, new Badge(Lane.look(result), Lane.word(result)), counts.getOrDefault(result, 0));
        }
        return new Tile(title("Run", sum(counts)) + " in 24 h", sum(counts), parts);
    }

    static Tile alerts(List<Alert> alerts) {
        var parts = new ArrayList<Part>();
        for (var severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            var count = alerts.stream()
                    .filter(alert -> !AlertRow.isQuiet(alert) && alert.severity() == severity)
                    .count();
            add(parts, new Badge(look(severity), severity.label()), (int) count);
        }
        var inhibited = alerts.stream().filter(Alert::isInhibited).count();
        var pending = alerts.stream()
                .filter(alert -> alert.state() instanceof AlertState.Pending && !alert.isInhibited())
                .count();
        add(parts, new Badge(Badge.CALM, "pending"), (int) pending);
        add(parts, new Badge(Badge.CALM, "explained by another"), (int) inhibited);
        return new Tile(title("Alert", alerts.size()), alerts.size(), parts);
    }

    private static String look(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Badge.BAD;
            case WARNING -> Badge.WARN;
            case INFO, NONE -> Badge.CALM;
        };
    }

    private static String title(String one, int count) {
        return count == 1 ? one : one + "s";
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    private static void add(List<Part> parts, Badge badge, int count) {
        if (count > 0) {
            parts.add(new Part(badge.look(), count, badge.text()));
        }
    }
}
