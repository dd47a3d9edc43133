package io.deckwatch.alert.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Instants that fulfil all conditions. An empty list is no condition.
 *
 * @param times parts of the day
 * @param weekdays days of the week; 0 is Sunday
 * @param daysOfMonth days of the month
 * @param months 1 is January
 * @param years years
 * @param zone where all this is meant
 */
public record TimeSpec(
        List<DayTimes> times,
        List<Span> weekdays,
        List<MonthDays> daysOfMonth,
        List<Span> months,
        List<Span> years,
        ZoneId zone) {

    private static final int DAYS = 7;
    private static final int MINUTES = 60;

    public TimeSpec {
        times = List.copyOf(times);
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    boolean contains(Instant instant) {
        var at = instant.atZone(zone);
        var minute = at.getHour() * MINUTES + at.getMinute();
        return (times.isEmpty() || times.stream().anyMatch(part -> part.contains(minute)))
                && (daysOfMonth.isEmpty() || daysOfMonth.stream().anyMatch(days -> days.contains(at)))
                && allows(weekdays, at.getDayOfWeek().getValue() % DAYS)
                && allows(months, at.getMonthValue())
                && allows(years, at.getYear());
    }

    private static boolean allows(List<Span> spans, int number) {
        return spans.isEmpty() || spans.stream().anyMatch(span -> span.contains(number));
    }
}
