package io.deckwatch.stream.aside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.Kind;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.TopicSetup;
import io.deckwatch.stream.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was put aside goes back to where it belongs, on a real broker. */
@ExtendWith(BrokerExtension.class)
class ReplaysTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private Kafka kafka;

    @BeforeEach
    void open(EmbeddedBroker broker) {
        var settings = KafkaSettings.embedded(broker.bootstrapServers());
        var clients = new Clients(settings);
        kafka = new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients));
    }

    @AfterEach
    void close() {
        kafka.deadLetters().close();
    }

    @Test
    void aRecordGoesBackOnceToTheEndOfItsTopicAndIsMarked() throws Exception {
        var offset = write(Topics.SILENCES, "replay-once", "{broken");
        var letter = putAside(Topics.SILENCES, offset, "the record is no JSON");

        var first = replay(letter.number());
        var second = replay(letter.number());

        assertThat(first).isInstanceOf(Replayed.Done.class);
        assertThat(second).isEqualTo(new Replayed.Done("It was replayed."));
        assertThat(values(Topics.SILENCES, "replay-once")).containsExactly("{broken", "{broken");
        var known = AsideBook.whole(kafka).find(letter.number()).orElseThrow();
        assertThat(known.handling().state()).isEqualTo(State.REPLAYED);
        assertThat(known.handling().by()).isEqualTo("kim");
        assertThat(known.handling().at()).isEqualTo(NOW);
        assertThat(records(Topics.JOURNAL, letter.key()))
                .as("entries of the journal")
                .hasSize(1);
    }

    @Test
    void anOldRecordIsNotPutBehindANewerOneOfItsKey() throws Exception {
        var offset = write(Topics.SILENCES, "replay-old", "old");
        write(Topics.SILENCES, "replay-old", "new");
        var letter = putAside(Topics.SILENCES, offset, "unreadable");

        replay(letter.number());

        assertThat(values(Topics.SILENCES, "replay-old")).containsExactly("old", "new");
        assertThat(AsideBook.whole(kafka)
                        .find(letter.number())
                        .orElseThrow()
                        .handling()
                        .state())
                .isEqualTo(State.OVERTAKEN);
    }

    @Test
    void whatItsWriterWroteMeanwhileStandsLastAgain() throws Exception {
        var offset = write(Topics.SILENCES, "replay-race", "old");
        var letter = putAside(Topics.SILENCES, offset, "unreadable");
        var whole = new Replays(kafka, AsideBook.whole(kafka))
                .whole(letter.number())
                .orElseThrow();
        var back = new WriteBack(kafka, new Place(new TopicPartition(Topics.SILENCES, 0), offset), whole);

        assertThat(back.isOvertaken()).isFalse();
        write(Topics.SILENCES, "replay-race", "new");
        send(back.record());

        assertThat(back.repair())
                .hasValueSatisfying(record -> assertThat(text(record.value())).isEqualTo("new"));
    }

    @Test
    void aMessageIsOnlyMarkedForWhoeverNotifies() throws Exception {
        var body = "{\"receiver\":\"team/slack\",\"body\":\"see https://x/?sig=SECRET now\"}";
        send(DeadLetter.ofMessage("a group".getBytes(UTF_8), body.getBytes(UTF_8), "answered 403")
                .record());
        var letter = newest();

        assertThat(letter.origin().kind()).isEqualTo(Kind.MESSAGE);
        assertThat(letter.origin().place()).isEqualTo("team/slack");
        assertThat(letter.excerpt()).isEqualTo("see https://x/?sig=*** now");
        assertThat(replay(letter.number()).sentence()).contains("goes out again");
        var book = AsideBook.whole(kafka);
        assertThat(book.requested()).extracting(PutAside::number).contains(letter.number());
    }

    @Test
    void whatHasNoPlaceToGoBackToSaysSo() throws Exception {
        send(DeadLetter.of(
                        new ConsumerRecord<>("foreign.topic", 0, 3, "k".getBytes(UTF_8), "v".getBytes(UTF_8)),
                        "unreadable")
                .record());
        assertThat(replay(newest().number())).isInstanceOf(Replayed.Refused.class);
        var tooLong = new byte[300 * 1024];
        send(DeadLetter.of(new ConsumerRecord<>(Topics.SILENCES, 0, 3, tooLong, tooLong), "unreadable")
                .record());
        assertThat(replay(newest().number()).sentence()).isEqualTo("It was too large to be kept whole.");
        assertThat(replay(987_654_321)).isInstanceOf(Replayed.Unknown.class);
    }

    private Replayed replay(long number) {
        return new Replays(kafka, AsideBook.whole(kafka))
                .replay(number, "kim", NOW)
                .result();
    }

    private PutAside putAside(String topic, long offset, String reason) throws Exception {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        new TopicReader(kafka.clients()).read(new TopicPartition(topic, 0), offset, offset + 1, found::add);
        send(DeadLetter.of(found.getFirst(), reason).record());
        return newest();
    }

    private PutAside newest() {
        return AsideBook.whole(kafka).newestFirst().getFirst();
    }

    private long write(String topic, String key, String value) throws Exception {
        return send(new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private long send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) throws Exception {
        try (var producer = kafka.clients().producer("test")) {
            return producer.send(record).get().offset();
        }
    }

    private List<String> values(String topic, String key) {
        return records(topic, key).stream().map(record -> text(record.value())).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        new TopicReader(kafka.clients()).read(new TopicPartition(topic, 0), "test", record -> {
            if (record.key() != null && text(record.key()).equals(key)) {
                found.add(record);
            }
        });
        return found;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
