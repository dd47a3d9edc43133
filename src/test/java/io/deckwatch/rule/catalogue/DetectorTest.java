package io.deckwatch.rule.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.rule.schedule.BackupPartialFailures;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.transfer.DataTransferStalled;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    private static Detector detector(String name) {
        return Rules.detector(name).orElseThrow();
    }

    @Test
    void aDetectorHasTheNameOfItsAlertWithoutVelero() {
        assertThat(Rules.DETECTORS)
                .allSatisfy(detector ->
                        assertThat(detector.standard().name()).isIn("Velero" + detector.name(), detector.name()));
        assertThat(Rules.DETECTORS).extracting(Detector::name).doesNotHaveDuplicates();
    }

    @Test
    void aThresholdThatIsGivenCounts() {
        assertThat(detector("BackupStale").make(Map.of("age", "2d")))
                .isEqualTo(new BackupStale(Optional.of(Duration.ofDays(2))));
        assertThat(detector("BackupPartialFailures").make(Map.of("ratio", "0.3")))
                .isEqualTo(new BackupPartialFailures(0.3));
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        assertThat(detector("DataTransferStalled").make(Map.of()))
                .isEqualTo(new DataTransferStalled(Duration.ofMinutes(15)))
                .isEqualTo(detector("DataTransferStalled").standard());
    }

    @Test
    void eachParameterSaysItsFormItsDefaultAndWhatItIs() {
        assertThat(detector("DataTransferStalled").parameters())
                .containsExactly(
                        new Parameter("after", Parameter.Form.DURATION, "15m", "how long no byte may be moved"));
        assertThat(Rules.DETECTORS).flatExtracting(Detector::parameters).allSatisfy(parameter -> {
            assertThat(parameter.name()).matches("[a-z][a-zA-Z]*");
            assertThat(parameter.meaning()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void anUnknownParameterIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> detector("DataTransferStalled").make(Map.of("afterr", "1h")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("afterr is no parameter of this detector; it has after");
        assertThatThrownBy(() -> detector("BackupFailed").make(Map.of("after", "1h")))
                .hasMessage("after is no parameter of this detector; it has none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "15", "-5m", "0s", "1x"})
    void aSpanThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> detector("DataTransferStalled").make(Map.of("after", text)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("after must be a duration such as 90s, 15m, 25h or 7d, not \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-0.5", "half", "NaN"})
    void aShareThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> detector("BackupPartialFailures").make(Map.of("ratio", text)))
                .hasMessage("ratio must be a number between 0 and 1, such as 0.5, not \"" + text + "\"");
    }
}
