package io.deckwatch.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Steps, and how they carry over into the next hour, day, month and year; 2012-07-09 was a Monday.
                "0/15 * * * *         | 2012-07-09T14:45:00Z | 2012-07-09T15:00:00Z",
                "0/15 * * * *         | 2012-07-09T14:59:59Z | 2012-07-09T15:00:00Z",
                "0/15 * * * *         | 2012-07-09T15:00:00Z | 2012-07-09T15:15:00Z",
                "5/15 * * * *         | 2012-07-09T15:20:00Z | 2012-07-09T15:35:00Z",
                "20-35/15 * * * *     | 2012-07-09T15:45:00Z | 2012-07-09T16:20:00Z",
                "*/15 * * * *         | 2012-07-09T23:46:00Z | 2012-07-10T00:00:00Z",
                "20-35/15 * * * *     | 2012-07-09T23:35:51Z | 2012-07-10T00:20:00Z",
                "20-35/15 1/2 * * *   | 2012-07-09T23:35:51Z | 2012-07-10T01:20:00Z",
                "20-35/15 10-12 * * * | 2012-07-09T23:35:51Z | 2012-07-10T10:20:00Z",
                "20-35/15 1/2 */2 * * | 2012-07-09T23:35:51Z | 2012-07-11T01:20:00Z",
                "20-35/15 * 9-20 * *  | 2012-07-09T23:35:51Z | 2012-07-10T00:20:00Z",
                "0 0 9 Apr-Oct ?      | 2012-07-09T23:35:00Z | 2012-08-09T00:00:00Z",
                "0 0 */5 Apr,Aug,Oct Mon | 2012-07-09T23:35:00Z | 2012-08-01T00:00:00Z",
                "0 0 */5 oct MON      | 2012-07-09T23:35:00Z | 2012-10-01T00:00:00Z",
                "0 0 * Feb Mon        | 2012-07-09T23:35:00Z | 2013-02-04T00:00:00Z",
                "0 0 * Feb Mon/2      | 2012-07-09T23:35:00Z | 2013-02-01T00:00:00Z",
                "* * * * *            | 2012-12-31T23:59:45Z | 2013-01-01T00:00:00Z",
                "0 0 29 Feb ?         | 2012-07-09T23:35:00Z | 2016-02-29T00:00:00Z",
                // What people write in their schedules; 2026-11-20 is a Friday.
                "0 22 * * ?           | 2026-11-20T22:00:00Z | 2026-11-21T22:00:00Z",
                "0/5 * * * *          | 2026-11-20T10:03:00Z | 2026-11-20T10:05:00Z",
                "14 03 * * 6          | 2026-11-20T10:00:00Z | 2026-11-21T03:14:00Z",
                "0 2 * * 0            | 2026-11-20T10:00:00Z | 2026-11-22T02:00:00Z",
                "' 15 2 * * * '       | 2026-11-20T10:00:00Z | 2026-11-21T02:15:00Z",
                "30 10 1 1 *          | 2026-11-20T10:00:00Z | 2027-01-01T10:30:00Z",
                "@yearly              | 2026-11-20T10:00:00Z | 2027-01-01T00:00:00Z",
                "@annually            | 2026-11-20T10:00:00Z | 2027-01-01T00:00:00Z",
                "@monthly             | 2026-11-20T10:00:00Z | 2026-12-01T00:00:00Z",
                "@weekly              | 2026-11-20T10:00:00Z | 2026-11-22T00:00:00Z",
                "@daily               | 2026-11-20T10:00:00Z | 2026-11-21T00:00:00Z",
                "@midnight            | 2026-11-20T10:00:00Z | 2026-11-21T00:00:00Z",
                "@hourly              | 2026-11-20T10:00:00Z | 2026-11-20T11:00:00Z",
            })
    void findsTheNextSlot(String expression, Instant after, Instant next) {
        assertThat(cron(expression).next(after)).contains(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Spring: hours that do not exist are left out, the hours around them are not.
                "0 * * * *      | 2012-03-11T00:00:00-05:00 | 2012-03-11T01:00:00-05:00",
                "0 * * * *      | 2012-03-11T01:00:00-05:00 | 2012-03-11T03:00:00-04:00",
                "0 * * * *      | 2012-03-11T03:00:00-04:00 | 2012-03-11T04:00:00-04:00",
                "0 1 * * *      | 2012-03-11T00:00:00-05:00 | 2012-03-11T01:00:00-05:00",
                "0 2 * * *      | 2012-03-11T00:00:00-05:00 | 2012-03-12T02:00:00-04:00",
                "0 3 * * *      | 2012-03-11T00:00:00-05:00 | 2012-03-11T03:00:00-04:00",
                "30 2 11 Mar ?  | 2012-03-11T00:00:00-05:00 | 2013-03-11T02:30:00-04:00",
                // Autumn: what falls into the repeated hour is due twice.
                "0 * * * *      | 2012-11-04T00:00:00-04:00 | 2012-11-04T01:00:00-04:00",
                "0 * * * *      | 2012-11-04T01:00:00-04:00 | 2012-11-04T01:00:00-05:00",
                "0 * * * *      | 2012-11-04T01:00:00-05:00 | 2012-11-04T02:00:00-05:00",
                "0 1 * * *      | 2012-11-04T00:00:00-04:00 | 2012-11-04T01:00:00-04:00",
                "0 1 * * *      | 2012-11-04T01:00:00-04:00 | 2012-11-04T01:00:00-05:00",
                "0 1 * * *      | 2012-11-04T01:00:00-05:00 | 2012-11-05T01:00:00-05:00",
                "30 1 04 Nov ?  | 2012-11-04T01:45:00-04:00 | 2012-11-04T01:30:00-05:00",
                "30 2 04 Nov ?  | 2012-11-04T00:00:00-04:00 | 2012-11-04T02:30:00-05:00",
                "0 3 3 * *      | 2012-11-04T00:00:00-04:00 | 2012-12-03T03:00:00-05:00",
            })
    void followsTheChangesOfTheClock(String expression, OffsetDateTime after, OffsetDateTime next) {
        Instant expected = next.toInstant();
        Instant start = after.toInstant();

        assertThat(Cron.parse(expression, CronVersion.V3, NEW_YORK).next(start)).contains(expected);
        assertThat(Cron.parse(expression, CronVersion.V1, NEW_YORK).next(start)).contains(expected);
        assertThat(cron("TZ=America/New_York " + expression).next(start)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Midnight does not exist on 2018-11-04 in São Paulo.
                "TZ=America/Sao_Paulo 0 9 10 * * | 2018-10-17T05:00:00-04:00 | 2018-11-10T06:00:00-05:00",
                "TZ=America/Sao_Paulo 0 9 22 * * | 2018-02-14T05:00:00-05:00 | 2018-02-22T07:00:00-05:00",
                "TZ=America/Sao_Paulo 0 9 4 11 * | 2018-10-17T05:00:00-04:00 | 2018-11-04T09:00:00-02:00",
                // East of Greenwich the library misses such a day: 2025-03-30 in Beirut.
                "TZ=Asia/Beirut 0 9 30 * *       | 2025-03-10T00:00:00+02:00 | 2025-04-30T09:00:00+03:00",
                // A change by half an hour at 02:00: the library looks at 02:30 and 03:30, and misses 03:00.
                "TZ=Australia/Lord_Howe 0 3 * * * | 2025-10-05T00:00:00+10:30 | 2025-10-06T03:00:00+11:00",
            })
    void makesTheSameMistakesAsTheLibrary(String expression, OffsetDateTime after, OffsetDateTime next) {
        assertThat(cron(expression).next(after.toInstant())).contains(next.toInstant());
    }

    @Test
    void treatsASteppedStarAsARestrictionInVersionThreeOnly() {
        // The 15th is not a Sunday in June 2012; Sunday the 17th is an odd day.
        Instant after = Instant.parse("2012-06-14T12:00:00Z");

        assertThat(cron("0 0 */2 * Sun").next(after)).contains(Instant.parse("2012-06-15T00:00:00Z"));
        assertThat(Cron.parse("0 0 */2 * Sun", CronVersion.V1, ZoneOffset.UTC).next(after))
                .contains(Instant.parse("2012-06-17T00:00:00Z"));
        assertThat(cron("0 0 */1 * Sun").next(after)).contains(Instant.parse("2012-06-17T00:00:00Z"));
    }

    @Test
    void firesOnEitherDayWhenBothDayFieldsAreRestricted() {
        List<Instant> slots = cron("0 0 1,15 * Sun")
                .slots(Instant.parse("2012-06-10T00:00:00Z"), Instant.parse("2012-07-01T00:00:00Z"), 10);

        assertThat(slots)
                .containsExactly(
                        Instant.parse("2012-06-15T00:00:00Z"),
                        Instant.parse("2012-06-17T00:00:00Z"),
                        Instant.parse("2012-06-24T00:00:00Z"),
                        Instant.parse("2012-07-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 Apr ?", "CRON_TZ=Europe/Berlin 0 0 30 2 *"})
    void findsNothingWithinFiveYearsForADayThatDoesNotExist(String expression) {
        assertThat(cron(expression).next(Instant.parse("2012-07-09T23:35:00Z"))).isEmpty();
    }

    @Test
    void looksExactlyFiveYearsAhead() {
        // No leap day from 2096-03 to 2104-02: 2100 is none.
        Cron leapDay = cron("0 0 29 2 *");

        assertThat(leapDay.next(Instant.parse("2096-03-01T00:00:00Z"))).isEmpty();
        assertThat(leapDay.next(Instant.parse("2098-12-31T23:59:58Z"))).isEmpty();
        assertThat(leapDay.next(Instant.parse("2098-12-31T23:59:59Z"))).contains(Instant.parse("2104-02-29T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "@every 1h30m, 2026-11-20T10:00:00Z, 2026-11-20T11:30:00Z",
        "@every 168h, 2026-11-20T10:00:00Z, 2026-11-27T10:00:00Z",
        "@every 1m30.9s, 2026-11-20T10:00:00.7Z, 2026-11-20T10:01:30Z",
        "@every 10ms, 2026-11-20T10:00:00Z, 2026-11-20T10:00:01Z",
        "@every -5m, 2026-11-20T10:00:00Z, 2026-11-20T10:00:01Z",
        "TZ=Asia/Tokyo @every 6h, 2026-11-20T10:00:00Z, 2026-11-20T16:00:00Z",
    })
    void countsAnIntervalFromTheGivenInstantInWholeSeconds(String expression, Instant after, Instant next) {
        assertThat(cron(expression).isInterval()).isTrue();
        assertThat(cron(expression).next(after)).contains(next);
    }

    @ParameterizedTest
    @CsvSource({
        "CRON_TZ=Asia/Shanghai 0 3 * * *, 2026-11-20T19:00:00Z",
        "TZ=Asia/Shanghai 0 3 * * *, 2026-11-20T19:00:00Z",
        "TZ=Asia/Kathmandu   @daily, 2026-11-20T18:15:00Z",
        "TZ= 0 3 * * *, 2026-11-21T03:00:00Z",
        "TZ=UTC 0 3 * * *, 2026-11-21T03:00:00Z",
        "TZ=Local 0 3 * * *, 2026-11-21T02:00:00Z",
        "0 3 * * *, 2026-11-21T02:00:00Z",
        "TZ=EST 0 3 * * *, 2026-11-21T08:00:00Z",
        "TZ=Etc/GMT+3 0 3 * * *, 2026-11-21T06:00:00Z",
    })
    void usesTheZoneOfThePrefixElseTheDefault(String expression, Instant next) {
        Cron cron = Cron.parse(expression, CronVersion.V3, ZoneId.of("Europe/Berlin"));

        assertThat(cron.next(Instant.parse("2026-11-20T12:00:00Z"))).contains(next);
    }

    @Test
    void givesNoMoreSlotsThanAskedFor() {
        Cron hourly = cron("@hourly");
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");

        assertThat(hourly.slots(noon, noon.plusSeconds(86_400), 2))
                .containsExactly(noon.plusSeconds(3_600), noon.plusSeconds(7_200));
        assertThat(hourly.slots(noon, noon.plusSeconds(3_599), 2)).isEmpty();
        assertThat(hourly.slots(noon, noon.plusSeconds(86_400), 0)).isEmpty();
        assertThat(cron("0 0 30 2 *").slots(noon, Instant.MAX, 2)).isEmpty();
    }

    @Test
    void isEqualByExpressionVersionAndZone() {
        Cron cron = cron("TZ=Asia/Tokyo 0 3 * * *");

        assertThat(cron)
                .isEqualTo(Cron.parse("TZ=Asia/Tokyo 0 3 * * *", CronVersion.V3, NEW_YORK))
                .hasSameHashCodeAs(Cron.parse("TZ=Asia/Tokyo 0 3 * * *", CronVersion.V3, NEW_YORK))
                .isNotEqualTo(cron("TZ=UTC 0 3 * * *"))
                .isNotEqualTo(null);
        assertThat(cron("0 3 * * *"))
                .isNotEqualTo(Cron.parse("0 3 * * *", CronVersion.V1, ZoneOffset.UTC))
                .isNotEqualTo(Cron.parse("0 3 * * *", CronVersion.V3, NEW_YORK));
        assertThat(cron.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(cron.expression()).isEqualTo("TZ=Asia/Tokyo 0 3 * * *");
        assertThat(cron("0 3 * * *").isInterval()).isFalse();
    }

    @Test
    void understandsWhatIsCommonInTheField() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(Stream.of(
                                "* * * * *",
                                "*/10 * * * *",
                                "*/15 * * * *",
                                "*/30 * * * *",
                                "*/5 * * * *",
                                "0 * * * *",
                                "0 */1 * * *",
                                "0 */2 * * *",
                                "0 */6 * * *",
                                "0 0 * * *",
                                "0 0 * * 0",
                                "0 0 1 * *",
                                "0 0/3 * * *",
                                "0 12 * * 1",
                                "0 3 1 * *",
                                "0 6,12,17 * * *",
                                "0/5 * * * *",
                                "10 4 * * *",
                                "14 03 * * 6",
                                "17 * * * *",
                                "30 10 1 1 *",
                                "5 4 * * 3",
                                "54 21 * * *",
                                "@daily",
                                "@midnight",
                                "@hourly",
                                "@every 168h",
                                "@every 24h",
                                "@every 1m",
                                " 15 2 * * *",
                                "CRON_TZ=America/New_York 0 2 * * 0,3",
                                "CRON_TZ=Asia/Shanghai 0 3 * * *",
                                "0 22 * * ?")
                        .map(CronTest::cron)
                        .map(cron -> cron.next(now)))
                .hasSize(33)
                .allMatch(next -> next.filter(now::isBefore).isPresent())
                .extracting(Optional::get)
                .allMatch(next -> next.isBefore(Instant.parse("2027-01-02T00:00:00Z")));
    }

    private static Cron cron(String expression) {
        return Cron.parse(expression, CronVersion.V3, ZoneOffset.UTC);
    }
}
