package io.deckwatch.stream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.LogEntry;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.notify.Examples;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCodecTest {

    private static final DeliveryRecord RECORD =
            DeliveryRecord.open(Examples.intent(), "{\"täglich\":1}", Instant.parse("2026-03-02T03:06:00.125Z"));

    private final DeliveryCodec codec = new DeliveryCodec();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aRecordIsWrittenAsInTheGoldenFile() throws IOException {
        assertThat(json.readTree(codec.encode(RECORD))).isEqualTo(golden());
    }

    @Test
    void theGoldenFileIsReadAsTheRecord() throws IOException {
        assertThat(codec.decode(json.writeValueAsBytes(golden()))).isEqualTo(RECORD);
    }

    @Test
    void settledRecordsComeBackAsTheyWere() throws IOException {
        var failed = RECORD.tried("answered 503").failed("given up");
        var delivered = RECORD.tried("answered 200").delivered();

        assertThat(codec.decode(codec.encode(failed))).isEqualTo(failed);
        assertThat(codec.decode(codec.encode(delivered))).isEqualTo(delivered);
    }

    @Test
    void theRouteOfAGroupIsKept() throws IOException {
        var root = RECORD.entry();
        var group = new GroupId(
                "ops/slack", "{}/{severity=\"critical\"}", root.group().labels());
        var entry = new LogEntry(group, root.flush(), root.at(), root.firing(), root.resolved(), root.fate());
        var record = new DeliveryRecord(RECORD.id(), entry, "", RECORD.since(), 0, "");

        assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
        assertThat(record.key()).isNotEqualTo(RECORD.key());
    }

    @Test
    void whatIsNotKnownIsIgnoredAndWhatMayBeMissingIsFilledIn() throws IOException {
        var tree = golden();
        tree.put("colour", "red").put("reason", "a new one").putNull("body").putNull("since");
        tree.withArray("firing").get(0);
        ((ObjectNode) tree.path("firing").get(0)).put("severity", "deafening");
        var record = codec.decode(json.writeValueAsBytes(tree));

        assertThat(record.entry().fate().reason()).isEqualTo(NotifyReason.FIRST);
        assertThat(record.body()).isEmpty();
        assertThat(record.since()).isEqualTo(record.entry().at());
        assertThat(record.entry().firing().refs().getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "receiver", "status", "at"})
    void aFieldThatIsNeededIsNamedWhenItIsMissing(String field) throws IOException {
        var tree = golden();
        tree.remove(field);
        var bytes = json.writeValueAsBytes(tree);

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({"at, yesterday", "status, lost"})
    void aValueThatCannotBeReadIsShown(String field, String value) throws IOException {
        var bytes = json.writeValueAsBytes(golden().put(field, value));

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\u0000\u0001"})
    void bytesThatAreNoRecordAreRefused(String text) {
        assertThatThrownBy(() -> codec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    private ObjectNode golden() throws IOException {
        try (var golden = DeliveryCodecTest.class.getResourceAsStream("delivery.json")) {
            return (ObjectNode) json.readTree(golden);
        }
    }
}
