package io.deckwatch.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The hours below lanes of a day. */
public final class Axis {

    private static final Duration DAY = Duration.ofHours(24);
    private static final int HOURS = 6;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int MOST_DAYS = 6;
    private static final int MOST_TICKS = 6;
    private static final List<Duration> STEPS = Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
            .map(Duration::ofMinutes)
            .toList();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Axis() {}

    /**
     * A time on an axis.
     *
     * @param at where it lies
     * @param label what it says
     */
    public record Tick(String at, String label) {}

    /** Every sixth hour, in UTC, of the 24 hours to that time. */
    public static List<Tick> ofDay(Instant now) {
        var from = now.minus(DAY);
        var ticks = new ArrayList<Tick>();
        var hour = from.truncatedTo(ChronoUnit.DAYS);
        while (hour.isBefore(now)) {
            if (hour.isAfter(from)) {
                ticks.add(new Tick(Share.of(hour, from, now), HOUR.format(hour)));
            }
            hour = hour.plus(HOURS, ChronoUnit.HOURS);
        }
        return List.copyOf(ticks);
    }

    /** Some times of a span of minutes to days, in UTC. */
    public static List<Tick> ofSpan(Instant from, Instant to) {
        var span = Duration.between(from, to);
        var step = STEPS.stream()
                .filter(each -> span.dividedBy(each) <= MOST_TICKS)
                .findFirst()
                .orElse(Duration.ofDays(Math.max(1, span.toDays() / MOST_DAYS)));
        var seconds = step.toSeconds();
        var format = step.compareTo(DAY) < 0 ? HOUR : DATE;
        var ticks = new ArrayList<Tick>();
        var first = (from.getEpochSecond() / seconds + 1) * seconds;
        for (var at = Instant.ofEpochSecond(first); at.isBefore(to); at = at.plus(step)) {
            ticks.add(new Tick(Share.of(at, from, to), format.format(at)));
        }
        return List.copyOf(ticks);
    }

    /** Some days of a span, in UTC. */
    public static List<Tick> ofDays(Instant from, Instant to) {
        var days = Duration.between(from, to).toDays();
        var step = Math.max(1, days / MOST_DAYS);
        var ticks = new ArrayList<Tick>();
        for (var day = from.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
                day.isBefore(to);
                day = day.plus(step, ChronoUnit.DAYS)) {
            ticks.add(new Tick(Share.of(day, from, to), DATE.format(day)));
        }
        return List.copyOf(ticks);
    }
}
