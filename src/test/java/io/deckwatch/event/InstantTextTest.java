package io.deckwatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2026-03-02T02:00:05.5Z",
                "2026-03-02T02:00:05.000000001Z",
                "2028-02-29T00:00:00Z",
                "2000-02-29T12:00:00.25Z",
                "2100-03-01T00:00:00Z",
                "2026-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-03-02T02:00:05+01:00",
                "2026-03-02T02:00Z",
                "+12026-03-02T02:00:05Z",
                "2026-03-31T02:00:05Z",
                "2026-12-31T02:00:05.25Z"
            })
    void isReadAsTheJdkReadsIt(String text) {
        var expected = OffsetDateTime.parse(text).toInstant();
        assertThat(InstantText.parse(text)).isEqualTo(expected);
        assertThat(parse(text)).isEqualTo(expected);
    }

    @Test
    void everyDayOfFourCenturiesIsReadAsTheJdkReadsIt() {
        var random = new Random(7);
        for (var day = -80_000; day < 80_000; day++) {
            var instant = Instant.ofEpochSecond(day * 86_400L + random.nextInt(86_400));
            assertThat(parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-02",
                "2026-03-02T02:00:05",
                "2026-03-02 02:00:05Z",
                "2026-13-02T02:00:05Z",
                "2026-00-02T02:00:05Z",
                "2026-02-29T02:00:05Z",
                "2026-04-31T02:00:05Z",
                "2026-03-00T02:00:05Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T25:00:05Z",
                "2026-03-02T02:60:05Z",
                "2026-03-02T02:00:61Z",
                "2026-03-02T02:00:05.1234567891Z",
                "2026-03-02T02:00:0xZ",
                "2026-03-02T02:00:05Zz"
            })
    void whatTheJdkRefusesIsRefused(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
    }

    private static Instant parse(String text) {
        var padded = "##" + text + "##";
        return InstantText.parse(padded.toCharArray(), 2, text.length());
    }
}
