package io.deckwatch.cron;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The slow reference: walks from field to field as the documentation of robfig/cron describes its search, on plain sets and
 * java.time, without the bits, shortcuts and arithmetic of the program.
 */
final class LibrarySteps {
    private final RandomExpression expression;
    private final ZoneId zone;
    private final boolean mendsMidnight;
    private ZonedDateTime time;
    private boolean moved;

    LibrarySteps(RandomExpression expression, ZoneId zone, CronVersion version, Instant after) {
        this.expression = expression;
        this.zone = zone;
        this.mendsMidnight = version == CronVersion.V3;
        this.time = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).atZone(zone);
    }

    Optional<Instant> next() {
        int lastYear = time.getYear() + 5;
        while (time.getYear() <= lastYear) {
            if (month() && day() && hour() && minute() && second()) {
                return Optional.of(time.toInstant());
            }
        }
        return Optional.empty();
    }

    private boolean month() {
        while (!expression.matchesMonth(time.toLocalDateTime())) {
            reset(time.toLocalDateTime().withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS));
            LocalDateTime now = time.toLocalDateTime();
            time = date(now.withDayOfMonth(1).plusMonths(1).plusDays(now.getDayOfMonth() - 1));
            if (time.getMonthValue() == 1) {
                return false;
            }
        }
        return true;
    }

    private boolean day() {
        while (!expression.matchesDay(time.toLocalDateTime())) {
            reset(time.toLocalDateTime().truncatedTo(ChronoUnit.DAYS));
            time = date(time.toLocalDateTime().plusDays(1));
            if (mendsMidnight && time.getHour() > 12) {
                time = time.plusHours(24 - time.getHour());
            } else if (mendsMidnight) {
                time = time.minusHours(time.getHour());
            }
            if (time.getDayOfMonth() == 1) {
                return false;
            }
        }
        return true;
    }

    private boolean hour() {
        while (!expression.matchesHour(time.toLocalDateTime())) {
            reset(time.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
            time = time.plusHours(1);
            if (time.getHour() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean minute() {
        while (!expression.matchesMinute(time.toLocalDateTime())) {
            if (!moved) {
                moved = true;
                time = time.toInstant().truncatedTo(ChronoUnit.MINUTES).atZone(zone);
            }
            time = time.plusMinutes(1);
            if (time.getMinute() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean second() {
        if (time.getSecond() == 0) {
            return true;
        }
        moved = true;
        time = time.plusSeconds(60 - time.getSecond());
        return false;
    }

    private void reset(LocalDateTime begin) {
        if (!moved) {
            moved = true;
            time = date(begin);
        }
    }

    /** Go's time.Date: looks the local time up as if it were UTC, then once more with the offset found. */
    private ZonedDateTime date(LocalDateTime local) {
        ZoneOffset guess = zone.getRules().getOffset(local.toInstant(ZoneOffset.UTC));
        if (guess.getTotalSeconds() == 0) {
            return local.toInstant(ZoneOffset.UTC).atZone(zone);
        }
        return local.toInstant(zone.getRules().getOffset(local.toInstant(guess)))
                .atZone(zone);
    }
}
