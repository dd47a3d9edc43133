package io.deckwatch.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;

/**
 * Reads times of RFC 3339. Each object holds several of them, and the JDK's parser costs more than all the rest of an object
 * together; so the form that Kubernetes and Deckwatch write is read by hand, and any other form by the JDK.
 */
public final class InstantText {

    private static final int WITHOUT_FRACTION = "2026-03-02T02:00:05Z".length();
    private static final int LONGEST_FRACTION = 9;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_EPOCH = 719_468;

    private InstantText() {}

    /**
     * Reads a time.
     *
     * @throws DateTimeException if it is none
     */
    public static Instant parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /**
     * Reads a time that stands among other characters.
     *
     * @throws DateTimeException if it is none
     */
    public static Instant parse(char[] text, int offset, int length) {
        if (isPlain(text, offset, length)) {
            return Instant.ofEpochSecond(seconds(text, offset), nanos(text, offset, length));
        }
        var other = new String(text, offset, length);
        // A year of more than four digits has a sign, and the JDK reads it as an Instant only.
        return other.startsWith("-") || other.startsWith("+")
                ? Instant.parse(other)
                : OffsetDateTime.parse(other).toInstant();
    }

    private static boolean isPlain(char[] text, int offset, int length) {
        if (length < WITHOUT_FRACTION
                || length > WITHOUT_FRACTION + 1 + LONGEST_FRACTION
                || length == WITHOUT_FRACTION + 1
                || text[offset + length - 1] != 'Z') {
            return false;
        }
        for (var i = 0; i < length - 1; i++) {
            var expected =
                    switch (i) {
                        case 4, 7 -> '-';
                        case 10 -> 'T';
                        case 13, 16 -> ':';
                        case 19 -> '.';
                        default -> '0';
                    };
            var found = text[offset + i];
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return isRealTime(text, offset);
    }

    private static boolean isRealTime(char[] text, int offset) {
        var month = number(text, offset + 5, 2);
        var day = number(text, offset + 8, 2);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(number(text, offset, 4)))
                && number(text, offset + 11, 2) <= 23
                && number(text, offset + 14, 2) <= 59
                && number(text, offset + 17, 2) <= 59;
    }

    /** Counts days in the calendar whose year begins in March, so that a leap day is the last of its year. */
    private static long seconds(char[] text, int offset) {
        var month = number(text, offset + 5, 2);
        var year = number(text, offset, 4) - (month <= 2 ? 1 : 0);
        var era = Math.floorDiv(year, 400);
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(text, offset + 8, 2) - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        var days = (long) era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
        return ((days * 24 + number(text, offset + 11, 2)) * 60 + number(text, offset + 14, 2)) * 60
                + number(text, offset + 17, 2);
    }

    private static int nanos(char[] text, int offset, int length) {
        var digits = Math.max(0, length - WITHOUT_FRACTION - 1);
        var nanos = number(text, offset + WITHOUT_FRACTION, digits);
        for (var i = digits; i < LONGEST_FRACTION; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(char[] text, int offset, int digits) {
        var number = 0;
        for (var i = offset; i < offset + digits; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }
}
