package io.deckwatch.stream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.alert.group.AlertSet;
import io.deckwatch.alert.group.Fate;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.LogEntry;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.TopicSetup;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.aside.AsideBook;
import io.deckwatch.stream.aside.Replays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message that was given up, its dead letter and its replay, on a real broker. */
@ExtendWith(BrokerExtension.class)
class KafkaDeliveryLogTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final String ID = "00112233445566778899aabbccddeeff";

    @Test
    void aMessageThatWasGivenUpIsPutAsideAndItsReplayIsMarkedWithTheIntent(EmbeddedBroker broker) throws Exception {
        var settings = KafkaSettings.embedded(broker.bootstrapServers());
        var clients = new Clients(settings);
        var kafka = new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients));
        try (var log = new KafkaDeliveryLog(kafka, () -> {
            throw new AssertionError("fenced");
        })) {
            log.load();
            var dead = givenUp();
            log.record(new Entries(List.of(dead), List.of(dead), List.of(note(dead)), List.of()));

            var letter = AsideBook.whole(kafka).newestFirst().getFirst();
            assertThat(letter.origin().place()).isEqualTo("log-test/slack");
            new Replays(kafka, AsideBook.whole(kafka)).replay(letter.number(), "kim", NOW);
            var requested = known(kafka, letter);
            assertThat(requested.handling().state()).isEqualTo(State.REQUESTED);

            var whole = new Replays(kafka, AsideBook.whole(kafka)).whole(letter.number());
            var open = new DeliveryCodec().decode(whole.orElseThrow().value()).again(NOW);
            log.record(new Entries(List.of(open), List.of(), List.of(), List.of(new Replay(requested, open))));

            assertThat(known(kafka, letter).handling().state()).isEqualTo(State.REPLAYED);
            assertThat(known(kafka, letter).handling().by()).isEqualTo("kim");
            assertThat(log.load())
                    .as("what a new start sends")
                    .filteredOn(DeliveryRecord::isOpen)
                    .extracting(DeliveryRecord::id, DeliveryRecord::body)
                    .containsExactly(tuple(ID, "the body"));
            log.record(new Entries(List.of(open.delivered()), List.of(), List.of(), List.of()));
            assertThat(log.load()).noneMatch(DeliveryRecord::isOpen);
            assertThat(attempts(kafka)).contains(note(dead));
        } finally {
            kafka.deadLetters().close();
        }
    }

    private static PutAside known(Kafka kafka, PutAside letter) {
        return AsideBook.whole(kafka).find(letter.number()).orElseThrow();
    }

    private static List<DeliveryNote> attempts(Kafka kafka) {
        var book = new DeliveryBook();
        new TopicReader(kafka.clients())
                .read(
                        new TopicPartition(Topics.JOURNAL, 0),
                        "test",
                        entry -> book.take(entry, (odd, reason) -> {
                            throw new AssertionError(reason);
                        }));
        return book.newestFirst();
    }

    private static DeliveryRecord givenUp() {
        var entry = new LogEntry(
                new GroupId("log-test/slack", Map.of("cluster", "log-test")),
                1,
                NOW,
                AlertSet.EMPTY,
                AlertSet.EMPTY,
                new Fate(Fate.Status.OPEN, NotifyReason.FIRST, 0));
        return new DeliveryRecord(ID, entry, "the body", NOW, 1, "").failed("answered 403");
    }

    private static DeliveryNote note(DeliveryRecord dead) {
        return new DeliveryNote(
                NOW,
                dead.id(),
                "log-test/slack",
                dead.entry().group().key(),
                "first notification",
                1,
                new DeliveryNote.Answer(
                        DeliveryNote.Outcome.GIVEN_UP, "auth_error", "answered 403", Duration.ofMillis(3), null));
    }
}
