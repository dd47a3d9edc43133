package io.deckwatch.cron;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidCronTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 4 * * *      | expected exactly 5 fields, found 6: [0 0 4 * * *]",
                "0 0/10 *  * * *  | expected exactly 5 fields, found 6: [0 0/10 * * * *]",
                "xyz              | expected exactly 5 fields, found 1: [xyz]",
                "' '              | expected exactly 5 fields, found 0: []",
                "' @daily'        | expected exactly 5 fields, found 1: [@daily]",
                "''               | empty spec string",
                "0 0 * * 7        | end of range (7) above maximum (6): 7",
                "0 0 * * 5-7      | end of range (7) above maximum (6): 5-7",
                "60 0 * * *       | end of range (60) above maximum (59): 60",
                "0 24 * * *       | end of range (24) above maximum (23): 24",
                "0 0 0 * *        | beginning of range (0) below minimum (1): 0",
                "0 0 * 0 *        | beginning of range (0) below minimum (1): 0",
                "0 0 * 13 *       | end of range (13) above maximum (12): 13",
                "5-3 * * * *      | beginning of range (5) beyond end of range (3): 5-3",
                "70/5 * * * *     | beginning of range (70) beyond end of range (59): 70/5",
                "*/0 * * * *      | step of range should be a positive number: */0",
                "1/-2 * * * *     | negative number (-2) not allowed: -2",
                "1-2-3 * * * *    | too many hyphens: 1-2-3",
                "1/2/3 * * * *    | too many slashes: 1/2/3",
                "0 0 * * XYZ      | failed to parse int from XYZ: strconv.Atoi: parsing \"XYZ\": invalid syntax",
                "jan * * * *      | failed to parse int from jan: strconv.Atoi: parsing \"jan\": invalid syntax",
                "-5 * * * *       | failed to parse int from : strconv.Atoi: parsing \"\": invalid syntax",
                "99999999999999999999 * * * * | failed to parse int from 99999999999999999999:"
                        + " strconv.Atoi: parsing \"99999999999999999999\": value out of range",
                "0 0 L * *        | failed to parse int from L: strconv.Atoi: parsing \"L\": invalid syntax",
                "@foo             | unrecognized descriptor: @foo",
                "@Daily           | unrecognized descriptor: @Daily",
                "@every           | unrecognized descriptor: @every",
                "@every x         | failed to parse duration @every x: time: invalid duration \"x\"",
                "@every 1d        | failed to parse duration @every 1d: time: unknown unit \"d\" in duration \"1d\"",
                "@every 90        | failed to parse duration @every 90: time: missing unit in duration \"90\"",
                "TZ=Mars/Base 0 0 * * * | provided bad location Mars/Base: unknown time zone Mars/Base",
                "CRON_TZ=../etc @daily  | provided bad location ../etc: time: invalid location name",
                "TZ=UTC           | provided bad location UTC: no blank and no fields follow",
                "'TZ=UTC '        | expected exactly 5 fields, found 0: []",
                "' TZ=UTC 0 0 * * *' | expected exactly 5 fields, found 6: [TZ=UTC 0 0 * * *]",
            })
    void isRejectedInTheWordsOfTheLibrary(String expression, String message) {
        assertThatThrownBy(() -> parse(expression, CronVersion.V3))
                .isInstanceOf(InvalidCronException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 4 * * *     | Expected exactly 5 fields, found 6: 0 0 4 * * *",
                "TZ=UTC 0 4 * * * | Expected exactly 5 fields, found 6: TZ=UTC 0 4 * * *",
                "0 0 * * 7       | End of range (7) above maximum (6): 7",
                "@foo            | Unrecognized descriptor: @foo",
            })
    void isRejectedWithACapitalLetterByVersionOneWhichKnowsNoZones(String expression, String message) {
        assertThatThrownBy(() -> parse(expression, CronVersion.V1))
                .isInstanceOf(InvalidCronException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "UTC+1", "GMT+2", "Z", "europe/berlin", "CEST", "SystemV/EST5", "UT"})
    void knowsNoZoneThatIsNoFileOfTheTzDatabase(String zone) {
        assertThatThrownBy(() -> parse("TZ=" + zone + " 0 0 * * *", CronVersion.V3))
                .isInstanceOf(InvalidCronException.class)
                .hasMessage("provided bad location %s: unknown time zone %s".formatted(zone, zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CET", "EST5EDT", "EST", "HST", "MST", "ROC", "GMT0", "GMT+0", "Etc/UTC", "US/Eastern", "Zulu"})
    void knowsTheShortNamesOfTheTzDatabase(String zone) {
        assertThatCode(() -> parse("CRON_TZ=" + zone + " 0 0 * * *", CronVersion.V3))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5 * * * *",
                "1,,2 * * * *",
                "*-7/100 * * * *",
                "0 0 ? * ?",
                "0\t0\u00a0* * *",
                "0/9223372036854775807 * * * *"
            })
    void acceptsOddTextThatTheLibraryAccepts(String expression) {
        assertThatCode(() -> parse(expression, CronVersion.V3)).doesNotThrowAnyException();
    }

    @Test
    void saysSoInsteadOfEndingInAPanicLikeVersionOne() {
        assertThatThrownBy(() -> parse("", CronVersion.V1)).hasMessage("Empty spec string");
    }

    private static void parse(String expression, CronVersion version) {
        Cron.parse(expression, version, ZoneOffset.UTC);
    }
}
