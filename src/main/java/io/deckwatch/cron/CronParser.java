package io.deckwatch.cron;

import java.time.ZoneId;
import java.util.List;

/** Reads an expression as <code>ParseStandard</code> of robfig/cron does. */
record CronParser(CronVersion version, ZoneId defaultZone) {
    private static final String EVERY = "@every ";

    /** What was read: the meaning, and the zone that applies. */
    record Reading(Timetable timetable, ZoneId zone) {}

    Reading read(String expression) {
        if (expression.isEmpty()) {
            throw InvalidCronException.of(version, "empty spec string");
        }
        return switch (version) {
            case V1 -> readUnprefixed(expression, defaultZone);
            case V3 ->
                expression.startsWith("TZ=") || expression.startsWith("CRON_TZ=")
                        ? readPrefixed(expression)
                        : readUnprefixed(expression, defaultZone);
        };
    }

    private Reading readPrefixed(String expression) {
        int begin = expression.indexOf('=') + 1;
        int end = expression.indexOf(' ');
        if (end < 0) {
            // The library itself ends in a panic here, which Velero reports as an invalid schedule.
            throw badLocation(expression.substring(begin), "no blank and no fields follow");
        }
        String name = expression.substring(begin, end);
        ZoneId zone = GoLocation.find(name, defaultZone).orElseThrow(() -> badLocation(name, GoLocation.reason(name)));
        return readUnprefixed(GoText.trim(expression.substring(end)), zone);
    }

    private InvalidCronException badLocation(String name, String reason) {
        return InvalidCronException.of(version, "provided bad location %s: %s".formatted(name, reason));
    }

    private Reading readUnprefixed(String text, ZoneId zone) {
        if (text.startsWith(EVERY)) {
            return new Reading(interval(text), zone);
        }
        CalendarFields fields = text.startsWith("@") ? descriptor(text) : fields(text);
        return new Reading(new Timetable.Calendar(fields, zone.getRules(), version), zone);
    }

    private CalendarFields fields(String text) {
        List<String> parts = GoText.fields(text);
        if (parts.size() != 5) {
            String shown =
                    switch (version) {
                        case V1 -> text;
                        case V3 -> "[" + String.join(" ", parts) + "]";
                    };
            throw InvalidCronException.of(
                    version, "expected exactly 5 fields, found %d: %s".formatted(parts.size(), shown));
        }
        return CalendarFields.of(
                CronField.MINUTE.parse(parts.get(0), version),
                CronField.HOUR.parse(parts.get(1), version),
                CronField.DAY_OF_MONTH.parse(parts.get(2), version),
                CronField.MONTH.parse(parts.get(3), version),
                CronField.DAY_OF_WEEK.parse(parts.get(4), version));
    }

    private CalendarFields descriptor(String text) {
        long minute = CronField.MINUTE.first();
        long hour = CronField.HOUR.first();
        long day = CronField.DAY_OF_MONTH.first();
        long anyDay = CronField.DAY_OF_MONTH.all();
        long anyMonth = CronField.MONTH.all();
        long anyWeekday = CronField.DAY_OF_WEEK.all();
        return switch (text) {
            case "@yearly", "@annually" -> CalendarFields.of(minute, hour, day, CronField.MONTH.first(), anyWeekday);
            case "@monthly" -> CalendarFields.of(minute, hour, day, anyMonth, anyWeekday);
            case "@weekly" -> CalendarFields.of(minute, hour, anyDay, anyMonth, CronField.DAY_OF_WEEK.first());
            case "@daily", "@midnight" -> CalendarFields.of(minute, hour, anyDay, anyMonth, anyWeekday);
            case "@hourly" -> CalendarFields.of(minute, CronField.HOUR.all(), anyDay, anyMonth, anyWeekday);
            default -> throw InvalidCronException.of(version, "unrecognized descriptor: " + text);
        };
    }

    private Timetable interval(String text) {
        try {
            return Timetable.Interval.of(GoDuration.read(text.substring(EVERY.length())));
        } catch (IllegalArgumentException e) {
            throw InvalidCronException.of(version, "failed to parse duration %s: %s".formatted(text, e.getMessage()));
        }
    }
}
