package io.deckwatch.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** What an expression means once it is read: an interval, or a pattern of the calendar. */
sealed interface Timetable {
    Optional<Instant> next(Instant after);

    /** Counts from whatever instant it is asked about: it has no slots of its own. */
    record Interval(Duration delay) implements Timetable {
        /** Cuts to whole seconds; below one second, or below zero, it is one second. */
        static Interval of(Duration duration) {
            return new Interval(Duration.ofSeconds(Math.max(1, duration.getSeconds())));
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(Instant.ofEpochSecond(after.getEpochSecond()).plus(delay));
        }
    }

    /** Matches the local clock of a zone. */
    record Calendar(CalendarFields fields, ZoneRules rules, SteppedSearch steps) implements Timetable {
        private static final int DAY = 86_400;

        Calendar(CalendarFields fields, ZoneRules rules, CronVersion version) {
            this(fields, rules, new SteppedSearch(fields, rules, version == CronVersion.V3));
        }

        @Override
        public Optional<Instant> next(Instant after) {
            long from = after.getEpochSecond() + 1;
            int offset = rules.getOffset(after).getTotalSeconds();
            long local = fields.nextLocal(from + offset);
            if (rules.isFixedOffset() || isSteady(from + offset, local)) {
                return instant(local == CalendarFields.NONE ? local : local - offset);
            }
            return instant(steps.next(from));
        }

        /** Whether the clock is never changed while the library searches, which begins with the first of the month. */
        private boolean isSteady(long from, long found) {
            if (found == CalendarFields.NONE) {
                return false;
            }
            int dayOfMonth = LocalDate.ofEpochDay(Math.floorDiv(from, DAY)).getDayOfMonth();
            // A day more at each end covers the offset, which no zone has beyond 18 hours.
            ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(from - (dayOfMonth + 1L) * DAY));
            return change == null || change.toEpochSecond() > found + DAY;
        }

        private static Optional<Instant> instant(long second) {
            return second == CalendarFields.NONE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
        }
    }
}
