package io.deckwatch.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moves a recording in time: all times in it, the times in the names of backups, and the crons, so that each run keeps its
 * distance to its slot. Whole seconds only, as Kubernetes has them.
 *
 * @param by how far
 */
record Shift(Duration by) {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern STAMP = Pattern.compile("(?<=-)\\d{14}(?!\\d)");
    private static final Pattern CRON = Pattern.compile("(?<=\"schedule\":\")[^\"]+");
    private static final DateTimeFormatter STAMPS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final String ANY = "*";

    Shift {
        by = Duration.ofSeconds(by.toSeconds());
    }

    /** A line of a recording, moved. */
    String line(String line) {
        var times = TIME.matcher(line).replaceAll(this::time);
        var stamps = STAMP.matcher(times).replaceAll(this::stamp);
        return CRON.matcher(stamps).replaceAll(match -> cron(match.group()));
    }

    private String time(MatchResult match) {
        return Instant.parse(match.group()).plus(by).toString();
    }

    private String stamp(MatchResult match) {
        var at = LocalDateTime.parse(match.group(), STAMPS).toInstant(ZoneOffset.UTC);
        return STAMPS.format(at.plus(by).atOffset(ZoneOffset.UTC));
    }

    /** Crons know no seconds, so their slots come up to a minute early: Velero itself looks once a minute. */
    private String cron(String cron) {
        var fields = cron.split(" ");
        if (fields.length != 5 || !fields[2].equals(ANY) || !fields[3].equals(ANY)) {
            throw new IllegalArgumentException(
                    "A recording for the demo has minutes, hours and weekdays only: " + cron);
        }
        var moved = number(fields[4]) * DAY + number(fields[1]) * HOUR + number(fields[0]);
        var minute = (int) Math.floorMod(moved + Math.floorDiv(by.toSeconds(), 60L), (long) WEEK);
        return minute % HOUR + " " + field(fields[1], minute % DAY / HOUR) + " * * " + field(fields[4], minute / DAY);
    }

    private static int number(String field) {
        return field.equals(ANY) ? 0 : Integer.parseInt(field);
    }

    private static String field(String before, int moved) {
        return before.equals(ANY) ? ANY : Integer.toString(moved);
    }
}
