package io.deckwatch.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;

/**
 * The search of robfig/cron, step by step, for spans in which the local clock is changed.
 *
 * <p>Around such a change the library does not simply match the clock on the wall. Where midnight does not exist it can
 * miss that day, or reach the next day without looking at its weekday; after a change by half an hour it can miss a full
 * hour. Velero's backups follow these steps, so the expected times must do so too.
 *
 * @param mendsMidnight whether a step that lands beside midnight is moved to midnight (version 3 does, version 1 does not)
 */
record SteppedSearch(CalendarFields fields, ZoneRules rules, boolean mendsMidnight) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    /**
     * Where the search stands.
     *
     * @param second since 1970, UTC
     * @param moved whether a field was already advanced, so that the smaller fields are at their beginning
     * @param again whether a larger field changed and the search must begin again with the month
     */
    private record Position(long second, boolean moved, boolean again) {}

    /** The first match not before that second (since 1970, UTC), or {@link CalendarFields#NONE}. */
    long next(long from) {
        if (fields.neverMatches()) {
            return CalendarFields.NONE;
        }
        int lastYear = date(from).getYear() + CalendarFields.YEARS_AHEAD;
        Position position = new Position(from, false, false);
        while (date(position.second).getYear() <= lastYear) {
            position = seekMonth(position);
            position = position.again ? position : seekDay(position);
            position = position.again ? position : seekHour(position);
            position = position.again ? position : seekMinute(position);
            position = position.again ? position : seekSecond(position);
            if (!position.again) {
                return position.second;
            }
        }
        return CalendarFields.NONE;
    }

    private Position seekMonth(Position from) {
        long second = from.second;
        boolean moved = from.moved;
        while (!fields.matchesMonth(date(second))) {
            if (!moved) {
                moved = true;
                second = resolve(date(second).withDayOfMonth(1).toEpochDay() * DAY);
            }
            second = addMonth(second);
            if (date(second).getMonthValue() == 1) {
                return new Position(second, true, true);
            }
        }
        return new Position(second, moved, false);
    }

    private Position seekDay(Position from) {
        long second = from.second;
        boolean moved = from.moved;
        while (!fields.matchesDay(date(second))) {
            if (!moved) {
                moved = true;
                second = resolve(Math.floorDiv(local(second), DAY) * DAY);
            }
            second = addDay(second);
            if (date(second).getDayOfMonth() == 1) {
                return new Position(second, true, true);
            }
        }
        return new Position(second, moved, false);
    }

    private Position seekHour(Position from) {
        long second = from.second;
        boolean moved = from.moved;
        while (!CalendarFields.has(fields.hours(), hour(second))) {
            if (!moved) {
                moved = true;
                second = resolve(Math.floorDiv(local(second), HOUR) * HOUR);
            }
            second += HOUR;
            if (hour(second) == 0) {
                return new Position(second, true, true);
            }
        }
        return new Position(second, moved, false);
    }

    private Position seekMinute(Position from) {
        long second = from.second;
        boolean moved = from.moved;
        while (!CalendarFields.has(fields.minutes(), minute(second))) {
            if (!moved) {
                moved = true;
                second = Math.floorDiv(second, MINUTE) * MINUTE;
            }
            second += MINUTE;
            if (minute(second) == 0) {
                return new Position(second, true, true);
            }
        }
        return new Position(second, moved, false);
    }

    /** The only second that matches is the first of a minute. */
    private Position seekSecond(Position from) {
        int rest = (int) Math.floorMod(local(from.second), MINUTE);
        return rest == 0 ? from : new Position(from.second + MINUTE - rest, true, true);
    }

    private long addMonth(long second) {
        LocalDate date = date(second);
        long day = date.withDayOfMonth(1).plusMonths(1).toEpochDay() + date.getDayOfMonth() - 1;
        return resolve(day * DAY + Math.floorMod(local(second), DAY));
    }

    private long addDay(long second) {
        long added = resolve(local(second) + DAY);
        int hour = hour(added);
        if (mendsMidnight && hour != 0) {
            added += (hour > 12 ? 24 - hour : -hour) * (long) HOUR;
        }
        // On a day that a zone left out (Samoa, 30 December 2011) the library would stand still for ever.
        return added > second ? added : second + DAY;
    }

    /**
     * The instant of a local time as Go's time.Date takes it, which decides what becomes of times that do not exist or exist
     * twice: the local time is first looked up as if it were UTC.
     */
    private long resolve(long local) {
        int guess = offset(local);
        return guess == 0 ? local : local - offset(local - guess);
    }

    private LocalDate date(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(local(second), DAY));
    }

    private int hour(long second) {
        return (int) Math.floorMod(local(second), DAY) / HOUR;
    }

    private int minute(long second) {
        return (int) Math.floorMod(local(second), HOUR) / MINUTE;
    }

    private long local(long second) {
        return second + offset(second);
    }

    private int offset(long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }
}
