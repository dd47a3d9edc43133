package io.deckwatch.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the search with two slow ones, on expressions made up at random. */
class CronSearchTest {
    private static final String[] ZONES = {
        "UTC",
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "America/St_Johns",
        "America/Sao_Paulo",
        "America/Asuncion",
        "Africa/Cairo",
        "Asia/Beirut",
        "Asia/Amman",
        "Asia/Kathmandu",
        "Australia/Lord_Howe"
    };

    private static final Instant FIRST = Instant.parse("2004-01-01T00:00:00Z");
    private static final int HOURS = 24 * 365 * 24;
    private static final Duration WINDOW = Duration.ofDays(2);

    @ParameterizedTest
    @EnumSource
    void findsWhatTheLibraryFindsStepByStep(CronVersion version) {
        Random random = new Random(20_261_120);
        for (int i = 0; i < 5_000; i++) {
            ZoneId zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
            RandomExpression expression = RandomExpression.of(version, random);
            Instant after = instant(zone, random);

            Optional<Instant> next =
                    Cron.parse(expression.text(), version, zone).next(after);

            assertThat(next)
                    .as("%s in %s after %s", expression.text(), zone, after)
                    .isEqualTo(new LibrarySteps(expression, zone, version, after).next());
        }
    }

    /** These zones change by full hours and not at midnight, so that the library's steps equal the clock on the wall. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kathmandu"})
    void matchesTheClockOnTheWallMinuteByMinute(String id) {
        ZoneId zone = ZoneId.of(id);
        Random random = new Random(id.hashCode());
        int found = 0;
        for (int i = 0; i < 1_200; i++) {
            CronVersion version = random.nextBoolean() ? CronVersion.V3 : CronVersion.V1;
            RandomExpression expression = RandomExpression.of(version, random);
            Instant after = instant(zone, random);

            Optional<Instant> next =
                    Cron.parse(expression.text(), version, zone).next(after);

            Optional<Instant> expected = firstMatch(expression, zone.getRules(), after);
            Optional<Instant> near = next.filter(instant -> !instant.isAfter(after.plus(WINDOW)));
            assertThat(near)
                    .as("%s in %s after %s", expression.text(), zone, after)
                    .isEqualTo(expected);
            found += expected.isPresent() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(400);
    }

    @Test
    void goesOnWhereTheLibraryWouldHangOnADayThatAZoneLeftOut() {
        Cron cron = Cron.parse("TZ=Pacific/Apia 0 12 31 12 *", CronVersion.V3, ZoneOffset.UTC);

        assertThat(cron.next(Instant.parse("2011-12-28T00:00:00Z"))).contains(Instant.parse("2011-12-30T22:00:00Z"));
    }

    @Test
    void neverMatchesWhenAFieldHoldsNoValue() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Cron.parse(", * * * *", CronVersion.V3, berlin).next(FIRST)).isEmpty();
        assertThat(Cron.parse("* , * * *", CronVersion.V3, ZoneOffset.UTC).next(FIRST))
                .isEmpty();
        assertThat(Cron.parse("* * , * *", CronVersion.V3, berlin).next(FIRST)).isEmpty();
        assertThat(Cron.parse("* * * , *", CronVersion.V3, ZoneOffset.UTC).next(FIRST))
                .isEmpty();
    }

    private static Optional<Instant> firstMatch(RandomExpression expression, ZoneRules rules, Instant after) {
        long end = after.plus(WINDOW).getEpochSecond();
        for (long second = (Math.floorDiv(after.getEpochSecond(), 60) + 1) * 60; second <= end; second += 60) {
            ZoneOffset offset = rules.getOffset(Instant.ofEpochSecond(second));
            if (expression.matches(LocalDateTime.ofEpochSecond(second, 0, offset))) {
                return Optional.of(Instant.ofEpochSecond(second));
            }
        }
        return Optional.empty();
    }

    /** Half of the instants lie within two days of a change of the clocks; some stand on a full minute or hour. */
    private static Instant instant(ZoneId zone, Random random) {
        Instant any = FIRST.plusSeconds(random.nextInt(HOURS) * 3600L);
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        if (change != null && random.nextBoolean()) {
            any = change.getInstant().minusSeconds(random.nextInt(-24, 49) * 3600L);
        }
        return switch (random.nextInt(3)) {
            case 0 -> any;
            case 1 -> any.plusSeconds(random.nextInt(60) * 60L);
            default -> any.plusNanos(random.nextLong(3_600_000_000_000L));
        };
    }
}
