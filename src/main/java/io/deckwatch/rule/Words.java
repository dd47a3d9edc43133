package io.deckwatch.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes times for people. */
public final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LISTED = 5;

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double STEP = 1024;
    private static final double FEW = 10;

    private Words() {}

    /** For example {@code 2026-03-03 02:00 UTC}. */
    public static String time(Instant instant) {
        return MINUTE.format(instant);
    }

    /** The two largest units, for example {@code 1 d 2 h}, {@code 25 min} or {@code 40 s}. */
    public static String span(Duration duration) {
        var d = duration.isNegative() ? duration.negated() : duration;
        if (d.toDays() > 0) {
            return joined(d.toDays(), "d", d.toHoursPart(), "h");
        }
        if (d.toHours() > 0) {
            return joined(d.toHours(), "h", d.toMinutesPart(), "min");
        }
        return d.toMinutes() > 0 ? d.toMinutes() + " min" : d.toSeconds() + " s";
    }

    /** An amount of data, for example {@code 812 B}, {@code 4.2 MiB} or {@code 75 GiB}. */
    public static String bytes(long bytes) {
        var amount = (double) Math.max(0, bytes);
        var unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        var format = unit > 0 && amount < FEW ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, amount, UNITS[unit]);
    }

    /** The text with a full stop at its end, if it has none. */
    public static String sentence(String text) {
        var plain = text.strip();
        return plain.isEmpty() || plain.endsWith(".") || plain.endsWith("…") ? plain : plain + ".";
    }

    /** At most {@value #LISTED} of these names, and how many more there are. */
    public static String list(Collection<String> names) {
        var first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() <= LISTED ? first : first + " and " + (names.size() - LISTED) + " more";
    }

    /** What is told of a matter and why, as a sentence: {@code what: why.}, or {@code what.} without a reason. */
    public static String because(String what, String reason) {
        return sentence(reason.isBlank() ? what : what + ": " + reason);
    }

    private static String joined(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
