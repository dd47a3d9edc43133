package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.DeliveryNote.Outcome;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeliveryNoteWireTest {

    /** The golden files read here. */
    static final List<String> NAMES = List.of("delivery-note");

    private static final DeliveryNote NOTE = new DeliveryNote(
            Samples.at("2026-03-02T02:32:00.250Z"),
            "2f06ee9b46d9ee2b2f06ee9b46d9ee2b",
            "team/slack",
            "{}:{alertname=\"VeleroBackupStale\", cluster=\"prod\"}",
            "first notification",
            2,
            new DeliveryNote.Answer(
                    Outcome.RETRY,
                    "server_error",
                    "answered 503",
                    Duration.ofMillis(340),
                    Samples.at("2026-03-02T02:32:02Z")));

    private final DeliveryNoteCodec codec = new DeliveryNoteCodec();

    @Test
    void anAttemptIsWrittenAsTheGoldenFileSays() {
        var golden = Golden.read("delivery-note");
        var record = codec.encode(NOTE);

        assertThat(record.key()).isEqualTo(golden.key());
        assertThat(Golden.of(record).headers()).isEqualTo(golden.headers());
        assertThat(new String(record.value(), UTF_8)).isEqualTo(golden.value().toString());
    }

    @Test
    void theGoldenFileIsReadAlsoWithFieldsOfALaterVersion() throws Exception {
        var golden = Golden.read("delivery-note").fromTheFuture();

        assertThat(codec.decode(golden.valueBytes(), codec.encode(NOTE).headers()))
                .contains(NOTE);
    }

    @Test
    void otherEntriesOfTheJournalArePassedOver() throws Exception {
        assertThat(codec.decode(codec.encode(NOTE).value(), headers("alert"))).isEmpty();
        assertThat(codec.decode(null, headers("delivery"))).isEmpty();
        assertThat(codec.decode("{}".getBytes(UTF_8), new RecordHeaders())).isEmpty();
    }

    @Test
    void whatIsMalformedIsTold() {
        for (var value : List.of("{broken", "{}", "[]", "{\"id\":\"a\"}", "{\"id\":7,\"to\":\"x\"}", "null", "")) {
            assertThatThrownBy(() -> codec.decode(value.getBytes(UTF_8), headers("delivery")))
                    .as(value)
                    .isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void anOutcomeOfALaterVersionIsNoEnd() throws Exception {
        var value = new String(codec.encode(NOTE).value(), UTF_8).replace("\"retry\"", "\"parked\"");

        assertThat(codec.decode(value.getBytes(UTF_8), headers("delivery"))
                        .orElseThrow()
                        .answer()
                        .outcome())
                .isEqualTo(Outcome.RETRY);
    }

    private static Headers headers(String type) {
        return JournalHeaders.of(type, "retry", NOTE.at());
    }
}
