package io.deckwatch.cron;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads and writes durations the way Go does, as they stand in Velero's objects ("720h0m0s"). */
public final class GoDuration {
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final int NANOS_OF_SECOND = 9;

    private GoDuration() {}

    /** The duration, or nothing if Go's <code>time.ParseDuration</code> rejects the text (days are no unit of Go). */
    public static Optional<Duration> parse(String text) {
        try {
            return Optional.of(read(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes hours, minutes and seconds ("72h0m0s"), or one smaller unit below a second ("500ms"). */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        if (seconds == 0) {
            return formatBelowSecond(nanos);
        }
        StringBuilder text = new StringBuilder();
        if (seconds >= 3600) {
            text.append(seconds / 3600).append('h');
        }
        if (seconds >= 60) {
            text.append(seconds / 60 % 60).append('m');
        }
        return text.append(decimal(seconds % 60, nanos, NANOS_OF_SECOND))
                .append('s')
                .toString();
    }

    private static String formatBelowSecond(int nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000
                ? decimal(nanos / 1_000, nanos % 1_000, 3) + "\u00b5s"
                : decimal(nanos / 1_000_000, nanos % 1_000_000, 6) + "ms";
    }

    private static String decimal(long whole, int fraction, int digits) {
        if (fraction == 0) {
            return Long.toString(whole);
        }
        String padded = ("%0" + digits + "d").formatted(fraction);
        int end = padded.length();
        while (padded.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + padded.substring(0, end);
    }

    /** Like {@link #parse}, but the exception carries Go's own sentence. */
    static Duration read(String text) {
        boolean negative = text.startsWith("-");
        int position = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(position).equals("0")) {
            return Duration.ZERO;
        }
        if (position == text.length()) {
            throw invalid(text);
        }
        // Nanoseconds without sign: Go allows 2^63 when the sign is negative.
        long sum = 0;
        while (position < text.length()) {
            int unitStart = end(text, position, true);
            int unitEnd = end(text, unitStart, false);
            String number = text.substring(position, unitStart);
            int secondDot = number.indexOf('.', number.indexOf('.') + 1);
            if (secondDot > number.indexOf('.')) {
                // A number ends before its second dot, and what follows is then no unit.
                unitStart = position + secondDot;
                unitEnd = unitStart;
                number = text.substring(position, unitStart);
            }
            sum += nanos(number, text.substring(unitStart, unitEnd), text);
            if (Long.compareUnsigned(sum, Long.MIN_VALUE) > 0) {
                throw invalid(text);
            }
            position = unitEnd;
        }
        if (!negative && sum < 0) {
            throw invalid(text);
        }
        return Duration.ofNanos(negative ? -sum : sum);
    }

    private static int end(String text, int from, boolean ofNumber) {
        int i = from;
        while (i < text.length() && isOfNumber(text.charAt(i)) == ofNumber) {
            i++;
        }
        return i;
    }

    private static boolean isOfNumber(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static long nanos(String number, String unit, String text) {
        int dot = number.indexOf('.');
        String whole = dot < 0 ? number : number.substring(0, dot);
        String fraction = dot < 0 ? "" : number.substring(dot + 1);
        if (whole.isEmpty() && fraction.isEmpty()) {
            throw invalid(text);
        }
        long units = whole(whole, text);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("time: missing unit in duration " + GoText.quote(text));
        }
        Long size = NANOS.get(unit);
        if (size == null) {
            throw new IllegalArgumentException(
                    "time: unknown unit " + GoText.quote(unit) + " in duration " + GoText.quote(text));
        }
        if (Long.compareUnsigned(units, Long.divideUnsigned(Long.MIN_VALUE, size)) > 0) {
            throw invalid(text);
        }
        long nanos = units * size + fraction(fraction, size);
        if (Long.compareUnsigned(nanos, Long.MIN_VALUE) > 0) {
            throw invalid(text);
        }
        return nanos;
    }

    private static long whole(String digits, String text) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (value > Long.MAX_VALUE / 10 || value < 0) {
                throw invalid(text);
            }
            value = value * 10 + (digits.charAt(i) - '0');
            if (Long.compareUnsigned(value, Long.MIN_VALUE) > 0) {
                throw invalid(text);
            }
        }
        return value;
    }

    /** Digits that a long cannot hold are ignored, and the product is cut, not rounded: both as in Go. */
    private static long fraction(String digits, long size) {
        long value = 0;
        double scale = 1;
        for (int i = 0; i < digits.length() && value <= Long.MAX_VALUE / 10; i++) {
            long next = value * 10 + (digits.charAt(i) - '0');
            if (next < 0) {
                break;
            }
            value = next;
            scale *= 10;
        }
        return (long) (value * (size / scale));
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("time: invalid duration " + GoText.quote(text));
    }
}
