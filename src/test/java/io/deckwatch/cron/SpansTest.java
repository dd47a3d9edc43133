package io.deckwatch.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({"15m,PT15M", "25h,PT25H", "7d,P7D", "1d12h,PT36H", "2w,P14D", "1w1d1h,PT193H", "90s,PT90S", "1.5h,PT90M"
    })
    void spansMayHaveDaysAndWeeks(String text, Duration expected) {
        assertThat(Spans.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"15m,PT15M", "1d1h,PT25H", "7d,P7D", "1m30s,PT90S", "0s,PT0S"})
    void spansAreWrittenAsTheyAreRead(String text, Duration span) {
        assertThat(Spans.text(span)).isEqualTo(text);
        assertThat(Spans.parse(text)).contains(span);
    }
}
