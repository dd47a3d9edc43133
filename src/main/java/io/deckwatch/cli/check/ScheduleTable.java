package io.deckwatch.cli.check;

import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes the schedules as a table. Columns are as wide as their widest cell; on a narrow screen long crons give way, then names. */
final class ScheduleTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final List<String> TITLES =
            List.of("schedule", "cron", "last good", "age", "RPO", "next run", "verdict");
    private static final int VERDICT = TITLES.size() - 1;
    private static final int CRON = 1;
    private static final int LEAST_CRON = 14;
    private static final int LEAST_NAME = 8;
    private static final int LEAST_CELL = 4;

    private ScheduleTable() {}

    static List<String> lines(Look look, Screen screen) {
        if (look.schedules().isEmpty()) {
            return List.of();
        }
        var ink = new Ink(screen.colour());
        var rows = look.schedules().stream().map(line -> cells(line, look.at())).toList();
        var widths = widths(rows, screen.width());
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(ink.bold("SCHEDULES"));
        lines.add(ink.faint(row(TITLES, widths).stripTrailing()));
        lines.add(ink.faint(INDENT + "─".repeat(IntStream.of(widths).sum() + GAP.length() * VERDICT)));
        for (var i = 0; i < rows.size(); i++) {
            var plain = row(rows.get(i).subList(0, VERDICT), widths);
            var schedule = look.schedules().get(i);
            var colour = schedule.isHealthy() ? Severity.NONE : schedule.worst();
            lines.add(plain + GAP + ink.of(colour, Layout.cut(rows.get(i).get(VERDICT), widths[VERDICT])));
        }
        return lines;
    }

    private static List<String> cells(ScheduleLine line, Instant now) {
        return List.of(
                line.name().namespace() + "/" + line.name().schedule(),
                line.cron(),
                line.lastGood().map(ScheduleTable::time).orElse("never"),
                span(line.lastGood().map(good -> Duration.between(good, now))),
                span(line.rpo()),
                line.nextRun().map(ScheduleTable::time).orElse("–"),
                line.verdict());
    }

    /** Without the zone: the footer says that times are UTC. */
    private static String time(Instant instant) {
        return Words.time(instant).replace(" UTC", "");
    }

    private static String span(Optional<Duration> duration) {
        return duration.map(Words::span).orElse("–");
    }

    private static int[] widths(List<List<String>> rows, int width) {
        var widths = new int[TITLES.size()];
        for (var column = 0; column < widths.length; column++) {
            var c = column;
            widths[c] = rows.stream()
                    .mapToInt(row -> Layout.length(row.get(c)))
                    .reduce(Layout.length(TITLES.get(c)), Math::max);
        }
        // Names tell schedules apart, so an unusually long cron gives way before they do.
        var excess = IntStream.of(widths).sum() + INDENT.length() + GAP.length() * VERDICT - width;
        widths[CRON] -= Math.clamp(excess, 0, Math.max(0, widths[CRON] - LEAST_CRON));
        excess = IntStream.of(widths).sum() + INDENT.length() + GAP.length() * VERDICT - width;
        widths[0] -= Math.clamp(excess, 0, Math.max(0, widths[0] - LEAST_NAME));
        excess = IntStream.of(widths).sum() + INDENT.length() + GAP.length() * VERDICT - width;
        // A name that is as short as can be read is not enough: then the other columns give way, the last ones last.
        for (var column = 1; column < VERDICT && excess > 0; column++) {
            var less = Math.clamp(excess, 0, Math.max(0, widths[column] - LEAST_CELL));
            widths[column] -= less;
            excess -= less;
        }
        return widths;
    }

    private static String row(List<String> cells, int... widths) {
        var row = new StringBuilder(INDENT);
        for (var column = 0; column < cells.size(); column++) {
            row.append(column == 0 ? "" : GAP).append(Layout.cell(cells.get(column), widths[column]));
        }
        return row.toString();
    }
}
