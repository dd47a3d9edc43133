package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertWireTest {

    private final AlertCodec codec = new AlertCodec();

    static Stream<String> names() {
        return Samples.alerts().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAlertIsWrittenAsTheGoldenFileSays(String name) {
        var record = codec.encode(Samples.alerts().get(name));
        var golden = Golden.read(name);

        assertThat(record.key()).isEqualTo(golden.key());
        assertThat(Golden.of(record).headers()).isEqualTo(golden.headers());
        assertThat(new String(record.value(), UTF_8)).isEqualTo(new String(golden.valueBytes(), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileIsReadAsTheAlert(String name) throws Exception {
        assertThat(decode(Golden.read(name))).contains(Samples.alerts().get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void fieldsOfALaterVersionAreSkipped(String name) throws Exception {
        assertThat(decode(Golden.read(name).fromTheFuture()))
                .contains(Samples.alerts().get(name));
    }

    @Test
    void theSmallestAlertSurvivesTheRoundTrip() throws Exception {
        for (var severity : Severity.values()) {
            var alert = new Alert(
                    new Labels(Map.of("alertname", "Watchdog")),
                    severity,
                    Map.of("summary", ""),
                    new AlertState.Firing(Samples.OBSERVED, null),
                    List.of(),
                    List.of());
            var record = codec.encode(alert);

            assertThat(codec.decode(record.key().getBytes(UTF_8), record.value()))
                    .contains(alert);
        }
    }

    @Test
    void aRemovedAlertHasNoValue() throws Exception {
        var record = codec.removed("0123456789abcdef");

        assertThat(record.key()).isEqualTo("0123456789abcdef");
        assertThat(record.value()).isNull();
        assertThat(codec.decode(record.key().getBytes(UTF_8), null)).isEmpty();
    }

    @Test
    void statesAndSeveritiesOfALaterVersionAreIgnored() throws Exception {
        assertThat(decode(with("state", "snoozed"))).isEmpty();
        assertThat(decode(with("severity", "apocalyptic"))).isEmpty();
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertThatThrownBy(() -> decode(with("startsAt", "soon")))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("field /startsAt: \"soon\" is not a time of RFC 3339");
        assertThatThrownBy(() -> decode(with("severity", "")))
                .hasMessage("an alert needs the fields /labels, /severity and /state");
        assertThatThrownBy(() -> decode(with("state", "pending"))).hasMessage("field /since is missing");
        assertThatThrownBy(() -> codec.decode(null, new byte[0])).hasMessage("the record has no key");
    }

    @Test
    void aKeyThatIsNotTheFingerprintIsMalformed() {
        var golden = Golden.read("alert-firing");

        assertThatThrownBy(() -> codec.decode("0".getBytes(UTF_8), golden.valueBytes()))
                .hasMessage("the key is \"0\", but the labels have the fingerprint " + golden.key());
    }

    private static Golden with(String field, String value) {
        var golden = Golden.read("alert-firing");
        ((ObjectNode) golden.value()).put(field, value);
        return golden;
    }

    private Optional<Alert> decode(Golden golden) throws UndecodableException {
        return codec.decode(golden.keyBytes(), golden.valueBytes());
    }
}
