package io.deckwatch.cron;

import java.time.LocalDate;

/**
 * The five fields as sets of bits (bit n is value n), and the search for the next match on a clock that is never changed.
 *
 * @param bothDayFields whether day of month and day of week must both match, because one of them is open; else one is enough
 */
record CalendarFields(long minutes, long hours, long daysOfMonth, long months, long daysOfWeek, boolean bothDayFields) {
    /** Says that nothing matches within the years that the library looks ahead. */
    static final long NONE = Long.MIN_VALUE;

    static final int YEARS_AHEAD = 5;

    private static final long EVERY_WEEK = 1 | 1L << 7 | 1L << 14 | 1L << 21 | 1L << 28;
    private static final int DAY = 86_400;

    static CalendarFields of(long minutes, long hours, long daysOfMonth, long months, long daysOfWeek) {
        return new CalendarFields(
                minutes & ~CronField.STAR,
                hours & ~CronField.STAR,
                daysOfMonth & ~CronField.STAR,
                months & ~CronField.STAR,
                daysOfWeek & ~CronField.STAR,
                ((daysOfMonth | daysOfWeek) & CronField.STAR) != 0);
    }

    /** Whether no minute of any day matches ("," is a legal field). */
    boolean neverMatches() {
        return minutes == 0 || hours == 0;
    }

    boolean matchesMonth(LocalDate date) {
        return has(months, date.getMonthValue());
    }

    boolean matchesDay(LocalDate date) {
        return has(daysOf(date), date.getDayOfMonth());
    }

    /**
     * The first matching second not before <code>from</code>, or {@link #NONE}. Both count from 1970 on the local clock.
     */
    long nextLocal(long from) {
        long minute = Math.ceilDiv(from, 60);
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(minute, 1440));
        if (matchesMonth(date) && matchesDay(date)) {
            int time = nextTime((int) Math.floorMod(minute, 1440));
            if (time >= 0) {
                return date.toEpochDay() * DAY + time * 60L;
            }
        }
        int lastYear = LocalDate.ofEpochDay(Math.floorDiv(from, DAY)).getYear() + YEARS_AHEAD;
        int time = nextTime(0);
        LocalDate day = nextDay(date.plusDays(1), lastYear);
        return time < 0 || day.getYear() > lastYear ? NONE : day.toEpochDay() * DAY + time * 60L;
    }

    /** The first matching minute of a day not before the given one, or -1. */
    private int nextTime(int minuteOfDay) {
        int hour = minuteOfDay / 60;
        if (has(hours, hour)) {
            long rest = minutes & (-1L << (minuteOfDay % 60));
            if (rest != 0) {
                return hour * 60 + Long.numberOfTrailingZeros(rest);
            }
        }
        long later = hours & (-1L << hour) & ~(1L << hour);
        return later == 0 || minutes == 0
                ? -1
                : Long.numberOfTrailingZeros(later) * 60 + Long.numberOfTrailingZeros(minutes);
    }

    /** The first matching day not before the given one; a day after the last year when there is none. */
    private LocalDate nextDay(LocalDate from, int lastYear) {
        LocalDate date = from;
        while (date.getYear() <= lastYear) {
            long days = matchesMonth(date) ? daysOf(date) & (-1L << date.getDayOfMonth()) : 0;
            if (days != 0) {
                return date.withDayOfMonth(Long.numberOfTrailingZeros(days));
            }
            date = date.withDayOfMonth(1).plusMonths(1);
        }
        return date;
    }

    /** The matching days of the month of that date. */
    private long daysOf(LocalDate date) {
        int firstWeekday = Math.floorMod(date.getDayOfWeek().getValue() - (date.getDayOfMonth() - 1), 7);
        // Bit 0 stands for the first of the month, whatever weekday it is; the doubled week makes the turn a shift.
        long week = ((daysOfWeek | daysOfWeek << 7) >>> firstWeekday) & 0x7F;
        long byWeekday = (week * EVERY_WEEK) << 1;
        long days = bothDayFields ? daysOfMonth & byWeekday : daysOfMonth | byWeekday;
        return days & ((1L << (date.lengthOfMonth() + 1)) - 1) & ~1L;
    }

    static boolean has(long set, int value) {
        return (set >>> value & 1) != 0;
    }
}
