package io.deckwatch.web.schedule;

import io.deckwatch.rule.schedule.Timeline;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.rule.schedule.Timeline.Result;
import io.deckwatch.web.view.Lane;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The days of a schedule, a column for each week: each day by the worst that happened on it.
 *
 * @param days what is drawn
 * @param months the names of months above the columns
 * @param zone the zone whose days they are
 * @param words how many days were how
 * @param bad the days that were not good, the newest first, in words
 */
public record Calendar(List<Day> days, List<Month> months, String zone, String words, List<String> bad) {

    /** The width of a column and the height of a row, in pixels. */
    private static final int STEP = 19;

    private static final int ABOVE = 16;
    private static final int BESIDE = 34;
    private static final int MOST_BAD = 30;
    private static final int WEEK = 7;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ROOT);

    /** The worst first. */
    private static final Comparator<Result> BADNESS = Comparator.comparing(
            List.of(Result.FAILED, Result.MISSED, Result.PARTIAL, Result.RUNNING, Result.GOOD)::indexOf);

    public Calendar {
        days = List.copyOf(days);
        months = List.copyOf(months);
        bad = List.copyOf(bad);
    }

    /**
     * One day.
     *
     * @param x where it stands, in pixels
     * @param y where it stands, in pixels
     * @param look its worst result, or {@code none}
     * @param title what happened, in words
     */
    public record Day(int x, int y, String look, String title) {}

    /**
     * The name of a month.
     *
     * @param x where it stands, in pixels
     * @param name three letters
     */
    public record Month(int x, String name) {}

    static Calendar of(Timeline history, ZoneId zone) {
        var byDay = history.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> LocalDate.ofInstant(entry.at(), zone), TreeMap::new, Collectors.toList()));
        var first = LocalDate.ofInstant(history.from(), zone).plusDays(1);
        var last = LocalDate.ofInstant(history.to(), zone);
        var monday = first.minusDays(first.getDayOfWeek().ordinal());
        var days = first.datesUntil(last.plusDays(1))
                .map(date -> day(date, monday, byDay.getOrDefault(date, List.of())))
                .toList();
        return new Calendar(days, months(first, last, monday), zone.getId(), words(days), bad(byDay));
    }

    private static Day day(LocalDate date, LocalDate monday, List<Entry> entries) {
        return new Day(
                column(date, monday),
                ABOVE + date.getDayOfWeek().ordinal() * STEP,
                look(entries),
                title(date, entries));
    }

    private static int column(LocalDate date, LocalDate monday) {
        return BESIDE + (int) (ChronoUnit.DAYS.between(monday, date) / WEEK) * STEP;
    }

    private static String look(List<Entry> entries) {
        return entries.stream().map(Entry::result).min(BADNESS).map(Lane::word).orElse("none");
    }

    private static String title(LocalDate date, List<Entry> entries) {
        return date + ": " + Lane.words(entries);
    }

    private static List<Month> months(LocalDate first, LocalDate last, LocalDate monday) {
        var months = new ArrayList<Month>();
        for (var month = first.withDayOfMonth(1); !month.isAfter(last); month = month.plusMonths(1)) {
            // A month of which only a few days are shown has no room for its name.
            if (!month.plusMonths(1).isBefore(first.plusDays(WEEK + WEEK))) {
                months.add(new Month(column(month.isBefore(first) ? first : month, monday), MONTH.format(month)));
            }
        }
        return months;
    }

    private static String words(List<Day> days) {
        return days.stream()
                .collect(Collectors.groupingBy(Day::look, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(look -> look.getValue() + " " + (look.getKey().equals("none") ? "without a run" : look.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> bad(TreeMap<LocalDate, List<Entry>> byDay) {
        return byDay.descendingMap().entrySet().stream()
                .filter(day -> day.getValue().stream()
                        .anyMatch(entry -> entry.result() != Result.GOOD && entry.result() != Result.RUNNING))
                .limit(MOST_BAD)
                .map((Map.Entry<LocalDate, List<Entry>> day) -> title(day.getKey(), day.getValue()))
                .toList();
    }
}
