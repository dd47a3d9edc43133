package io.deckwatch.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "720h0m0s, PT720H",
        "1h30m, PT1H30M",
        "1.5h, PT1H30M",
        "-1.5h, PT-1H-30M",
        "+5s, PT5S",
        "100ms, PT0.1S",
        "1us, PT0.000001S",
        "1\u00b5s, PT0.000001S",
        "1\u03bcs, PT0.000001S",
        "1ns, PT0.000000001S",
        "0, PT0S",
        "-0, PT0S",
        "0s, PT0S",
        ".5m, PT30S",
        "5.s, PT5S",
        "1m1h1m, PT1H2M",
        "0.3333333333333333333h, PT20M",
        "0.830103483285477580700h, PT49M48.372539827S",
        "9223372036854775807ns, PT2562047H47M16.854775807S",
        "-9223372036854775808ns, PT-2562047H-47M-16.854775808S",
    })
    void readsWhatGoReads(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h",
                "1d",
                "1w",
                "3",
                "-",
                "+",
                "s",
                ".",
                ".s",
                "-.s",
                "1.2.3s",
                "1h 30m",
                " 1h",
                "1h ",
                "1H",
                "--1s",
                "1s-1s",
                "1e3s",
                "\u0661s",
                "9223372036854775808ns",
                "-9223372036854775809ns",
                "3000000h",
                "99999999999999999999s",
                "9223372036854775.808us",
                "2562047h47m16.854775808s"
            })
    void rejectsWhatGoRejects(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT72H, 72h0m0s",
        "PT1M30S, 1m30s",
        "PT0.5S, 500ms",
        "PT0S, 0s",
        "PT1H0M5.25S, 1h0m5.25s",
        "PT-90S, -1m30s",
        "PT0.0011S, 1.1ms",
        "PT0.0000022S, 2.2\u00b5s",
        "PT0.000000003S, 3ns",
        "PT1.000000001S, 1.000000001s",
        "PT-0.5S, -500ms",
    })
    void writesAsGoWrites(Duration duration, String text) {
        assertThat(GoDuration.format(duration)).isEqualTo(text);
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong() >> random.nextInt(64));

            assertThat(GoDuration.parse(GoDuration.format(duration))).contains(duration);
        }
    }
}
