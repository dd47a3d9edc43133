package io.deckwatch.alert.time;

/**
 * A part of each day.
 *
 * @param from the first minute of it, counted from midnight
 * @param until the first minute after it; 1440 is the end of the day
 */
public record DayTimes(int from, int until) {

    private static final int MINUTES = 24 * 60;

    public DayTimes {
        if (from < 0 || until > MINUTES || until <= from) {
            throw new IllegalArgumentException(
                    "start_time must lie before end_time, and both between 00:00 and 24:00; for a time over midnight"
                            + " write two of them");
        }
    }

    boolean contains(int minute) {
        return from <= minute && minute < until;
    }
}
