package io.deckwatch.stream.wire;

import static io.deckwatch.stream.wire.Samples.OBSERVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventWireTest {

    private final EventEncoder encoder = new EventEncoder();
    private final EventDecoder decoder = new EventDecoder();

    static Stream<String> names() {
        return Samples.events().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void anEventIsWrittenAsTheGoldenFileSays(String name) {
        var record = encoder.encode(Samples.events().get(name), OBSERVED);
        var golden = Golden.read(name);

        assertThat(record.key()).isEqualTo(golden.key());
        assertThat(Golden.of(record).headers().entrySet())
                .containsExactlyElementsOf(golden.headers().entrySet());
        assertThat(new String(record.value(), UTF_8)).isEqualTo(new String(golden.valueBytes(), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileIsReadAsTheEvent(String name) throws Exception {
        assertThat(decode(Golden.read(name)))
                .isEqualTo(new Decoded.Event(Samples.events().get(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void fieldsAndHeadersOfALaterVersionAreSkipped(String name) throws Exception {
        var later = Golden.read(name).fromTheFuture();

        assertThat(later.value()).isNotEqualTo(Golden.read(name).value());
        assertThat(decode(later)).isEqualTo(new Decoded.Event(Samples.events().get(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theIdEndsWithTheHashOfTypeAndData(String name) throws Exception {
        var golden = Golden.read(name);
        var digest = java.security.MessageDigest.getInstance("SHA-256");
        digest.update(golden.headers().get("ce_type").getBytes(UTF_8));

        assertThat(golden.headers().get("ce_id"))
                .endsWith("/"
                        + HexFormat.of()
                                .formatHex(digest.digest(golden.valueBytes()))
                                .substring(0, 12));
    }

    @Test
    void noGoldenFileIsLeftUnread() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/wire/v1"))) {
            var found = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
            var read = Stream.of(
                            names(),
                            Samples.alerts().keySet().stream(),
                            SilenceWireTest.NAMES.stream(),
                            DeliveryNoteWireTest.NAMES.stream())
                    .flatMap(Function.identity())
                    .collect(Collectors.toSet());
            assertThat(found).isEqualTo(read);
        }
    }

    @Test
    void aForgottenObjectHasNoValue() throws Exception {
        var key = new ObjectKey("prod", Kind.BACKUP, "velero", "old");
        var record = encoder.encode(new ClusterEvent.Forgotten(key), OBSERVED);

        assertThat(record.key()).isEqualTo("prod/Backup/velero/old");
        assertThat(record.value()).isNull();
        assertThat(decoder.decode(record.key().getBytes(UTF_8), null, record.headers()))
                .isEqualTo(new Decoded.Event(new ClusterEvent.Forgotten(key)));
    }

    @Test
    void onlyObjectsBelongToHistory() {
        var forgotten = new ClusterEvent.Forgotten(Samples.backup().key());
        assertThat(encoder.encode(forgotten, OBSERVED).belongsToHistory()).isFalse();
        Samples.events().forEach((name, event) -> assertThat(
                        encoder.encode(event, OBSERVED).belongsToHistory())
                .as(name)
                .isEqualTo(!name.equals("heartbeat")));
    }

    @Test
    void halfOfASurrogatePairDoesNotStopAnything() throws Exception {
        var request = Samples.deletion();
        var odd = new DeletionProjection(request.head(), request.life(), "odd \uD83D name", request.errors());
        var record = encoder.encode(new ClusterEvent.Seen(odd), OBSERVED);

        var decoded = decoder.decode(record.key().getBytes(UTF_8), record.value(), record.headers());

        var readable = new DeletionProjection(request.head(), request.life(), "odd ? name", request.errors());
        assertThat(decoded).isEqualTo(new Decoded.Event(new ClusterEvent.Seen(readable)));
    }

    @Test
    void unknownTypesAndKindsAreIgnored() throws Exception {
        var backup = Golden.read("backup");

        assertThat(decode(backup.withHeader("ce_type", "io.deckwatch.object.changed.v2")))
                .isEqualTo(new Decoded.Ignored("type io.deckwatch.object.changed.v2"));
        assertThat(decode(new Golden("prod/Armada/velero/x", backup.headers(), backup.value())))
                .isEqualTo(new Decoded.Ignored("kind Armada"));
    }

    @Test
    void aHeartbeatWithoutValueSaysThatTheClusterLeft() throws Exception {
        assertThat(decoder.decode("prod/-/-/heartbeat".getBytes(UTF_8), null, new RecordHeaders()))
                .isEqualTo(new Decoded.Event(new ClusterEvent.Left("prod")));
    }

    @Test
    void aHeartbeatOfALaterVersionSaysWhatIsUnderstoodOfIt() throws Exception {
        var json = "{\"sentAt\":\"2026-03-02T02:15:00Z\",\"kinds\":{\"Backup\":\"napping\",\"Armada\":\"live\"}}";
        var headers = new RecordHeaders().add("ce_type", CloudEvents.HEARTBEAT.getBytes(UTF_8));

        var decoded = decoder.decode("prod/-/-/heartbeat".getBytes(UTF_8), json.getBytes(UTF_8), headers);

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Event.class, event -> assertThat(event.event())
                .isInstanceOfSatisfying(
                        ClusterEvent.Beat.class,
                        beat -> assertThat(beat.heartbeat().kinds()).isEqualTo(Map.of(Kind.BACKUP, KindState.STALE))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|field /created is missing",
                "{\"created\":\"2026-03-02T02:15:00Z\"}|field /phaseSince is missing",
                "{\"created\":\"yesterday\"}|field /created: \"yesterday\" is not a time of RFC 3339",
                "{\"created\":7}|field /created: a time is expected",
                "{\"errors\":\"many\"}|field /errors: a whole number is expected",
                "{\"errors\":99999999999}|field /errors: the number is too large",
                "{\"deleting\":\"yes\"}|field /deleting: true or false is expected",
                "{\"transitions\":[{\"phase\":\"New\"},{}]}|field /transitions/0: a transition has no \"at\"",
                "{\"transitions\":[7]}|field /transitions/0: an object is expected",
                "{\"transfers\":{\"goodVolumes\":{\"a/b\":\"c\"}}}|field /transfers/goodVolumes/a~1b: a whole number"
                        + " is expected",
                "[]|field /: a JSON object is expected",
                "{}{}|field /: there is something behind the JSON object",
                "{\"uid\":|the value is not JSON: Unexpected end-of-input within/between Object entries, at byte 7",
                "``|field /: a JSON object is expected"
            })
    void whatIsMalformedIsNamedWithItsPlace(String json, String sentence) {
        var headers = new RecordHeaders().add("ce_type", CloudEvents.CHANGED.getBytes(UTF_8));

        assertThatThrownBy(() -> decoder.decode("prod/Backup/velero/b".getBytes(UTF_8), json.getBytes(UTF_8), headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "prod", "prod/Backup/velero", "prod/Backup/velero/a/b", "/Backup/velero/a", "prod/Backup//a"
            })
    void aKeyOfAnotherFormIsMalformed(String key) {
        assertThatThrownBy(() -> decoder.decode(key.getBytes(UTF_8), new byte[0], new RecordHeaders()))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("the key is not of the form cluster/kind/namespace/name");
    }

    @Test
    void aRecordWithoutKeyOrTypeIsMalformed() {
        assertThatThrownBy(() -> decoder.decode(null, new byte[0], new RecordHeaders()))
                .hasMessage("the record has no key");
        assertThatThrownBy(
                        () -> decoder.decode("prod/Backup/velero/b".getBytes(UTF_8), new byte[0], new RecordHeaders()))
                .hasMessage("header ce_type is missing");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyEventSurvivesTheRoundTrip(long seed) throws Exception {
        var random = new RandomEvents(seed);
        for (var i = 0; i < 500; i++) {
            var event = random.event();
            var record = encoder.encode(event, OBSERVED);

            var decoded = decoder.decode(record.key().getBytes(UTF_8), record.value(), record.headers());

            assertThat(decoded).isEqualTo(new Decoded.Event(event));
        }
    }

    private Decoded decode(Golden golden) throws UndecodableException {
        return decoder.decode(golden.keyBytes(), golden.valueBytes(), golden.recordHeaders());
    }
}
