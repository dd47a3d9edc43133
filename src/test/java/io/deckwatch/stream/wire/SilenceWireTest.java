package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceWireTest {

    /** The golden files read here. */
    static final List<String> NAMES = List.of("silence", "acknowledgement");

    private static final Silence SILENCE = new Silence(
            "3f5e5e8c-6c0f-4f0e-9d5a-6e0f1a2b3c4d",
            List.of(Matcher.of("cluster", true, false, "prod"), Matcher.of("schedule", false, true, "hourly-.*")),
            Samples.at("2026-03-02T02:00:00Z"),
            Samples.at("2026-03-02T04:00:00.500Z"),
            Samples.at("2026-03-02T01:59:00Z"),
            "kim",
            "disk swap");
    private static final Acknowledgement ACKNOWLEDGEMENT = new Acknowledgement(
            new AlertRef("2f06ee9b46d9ee2b", Samples.at("2026-03-02T02:32:00Z"), Severity.CRITICAL),
            Samples.at("2026-03-02T02:40:00Z"),
            "kim",
            "");

    private final SilenceCodec codec = new SilenceCodec();

    @Test
    void bothAreWrittenAsTheGoldenFilesSay() {
        assertWritten(codec.encode(SILENCE), "silence");
        assertWritten(codec.encode(ACKNOWLEDGEMENT), "acknowledgement");
    }

    private static void assertWritten(WireRecord record, String name) {
        var golden = Golden.read(name);
        assertThat(record.key()).isEqualTo(golden.key());
        assertThat(Golden.of(record).headers()).isEqualTo(golden.headers());
        assertThat(new String(record.value(), UTF_8)).isEqualTo(golden.value().toString());
    }

    @Test
    void theGoldenFilesAreReadAlsoWithFieldsOfALaterVersion() throws Exception {
        var silence = Golden.read("silence");
        var acknowledgement = Golden.read("acknowledgement").fromTheFuture();
        var both = codec.after(
                codec.after(Silences.NONE, silence.keyBytes(), silence.valueBytes()),
                acknowledgement.keyBytes(),
                acknowledgement.valueBytes());

        assertThat(both).isEqualTo(Silences.NONE.with(SILENCE).with(ACKNOWLEDGEMENT));
    }

    @Test
    void aRecordWithoutValueRemoves() throws Exception {
        var silences = Silences.NONE.with(SILENCE).with(ACKNOWLEDGEMENT);

        assertThat(codec.after(
                        silences,
                        bytes(SILENCE.id()),
                        codec.removed(SILENCE.id()).value()))
                .isEqualTo(Silences.NONE.with(ACKNOWLEDGEMENT));
        assertThat(codec.after(silences, bytes(ACKNOWLEDGEMENT.key()), null)).isEqualTo(Silences.NONE.with(SILENCE));
    }

    @Test
    void halfOfASurrogatePairIsAQuestionMark() throws Exception {
        var odd = new Acknowledgement(ACKNOWLEDGEMENT.alert(), ACKNOWLEDGEMENT.at(), "k\ud83d", "🚢");
        var record = codec.encode(odd);

        assertThat(codec.after(Silences.NONE, bytes(record.key()), record.value())
                        .acknowledgements()
                        .values())
                .extracting(Acknowledgement::by, Acknowledgement::comment)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("k?", "🚢"));
    }

    /** One that could be read as muting everything would be the worst of all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s1 | nonsense | no JSON",
                "s1 | [] | no JSON object",
                "s1 | {} | /id is missing",
                "s1 | {\"id\":\"s1\"} | at least one of /matchers",
                "s1 | {\"id\":\"s1\",\"matchers\":[]} | at least one of /matchers",
                "s1 | {\"id\":\"s1\",\"matchers\":[{\"value\":\"x\"}]} | /name is missing",
                "s1 | {\"id\":\"s1\",\"matchers\":[{\"name\":\"a\",\"value\":\"(\",\"isRegex\":true}]} | regular",
                "s1 | {\"id\":\"s1\",\"matchers\":[{\"name\":\"a\"}],\"startsAt\":\"soon\"} | /startsAt is no time",
                "ack/a/b | {\"fingerprint\":\"a\",\"startsAt\":\"2026-03-02T02:00:00Z\",\"severity\":\"loud\"} | LOUD",
            })
    void whatIsMalformedIsRefused(String key, String value, String why) {
        assertThatThrownBy(() -> codec.after(Silences.NONE, bytes(key), bytes(value)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aKeyThatIsNotThatOfTheRecordIsRefused() {
        var silence = codec.encode(SILENCE);

        assertThatThrownBy(() -> codec.after(Silences.NONE, bytes("other"), silence.value()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("the key is \"other\"");
        assertThatThrownBy(() -> codec.after(Silences.NONE, null, silence.value()))
                .isInstanceOf(UndecodableException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
