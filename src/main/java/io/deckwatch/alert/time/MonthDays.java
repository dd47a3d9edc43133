package io.deckwatch.alert.time;

import java.time.ZonedDateTime;

/**
 * Days of the month from one to another, both included. A negative number counts from the end: -1 is the last day.
 *
 * @param first from -31 to 31, without 0
 * @param last the same; not before the first in any month
 */
public record MonthDays(int first, int last) {

    private static final int LONGEST_MONTH = 31;

    public MonthDays {
        requireDay(first);
        requireDay(last);
        if (first < 0 && last > 0) {
            throw new IllegalArgumentException("the last day must be negative if the first one is, as in -3:-1; "
                    + first + ":" + last + " is not");
        }
        if (fromStart(first, LONGEST_MONTH) > fromStart(last, LONGEST_MONTH)) {
            throw new IllegalArgumentException("day " + last + " always comes before day " + first);
        }
    }

    /** As in Alertmanager, a range that begins behind the end of a short month is left out there, and one that ends behind it is cut. */
    boolean contains(ZonedDateTime time) {
        var length = time.toLocalDate().lengthOfMonth();
        var from = fromStart(first, length);
        var to = Math.min(fromStart(last, length), length);
        return from <= length && from <= time.getDayOfMonth() && time.getDayOfMonth() <= to;
    }

    private static int fromStart(int day, int length) {
        return day < 0 ? length + day + 1 : day;
    }

    private static void requireDay(int day) {
        if (day == 0 || Math.abs(day) > LONGEST_MONTH) {
            throw new IllegalArgumentException(
                    "a day of the month is a number from 1 to 31, or from -31 to -1 counted from the end, not " + day);
        }
    }
}
