package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class DeadLettersTest {

    @Test
    void closingWritesWhatWaits(EmbeddedBroker broker) {
        try (var stream = new StreamFixture(broker.bootstrapServers())) {
            for (var i = 0; i < 20; i++) {
                stream.kafka.deadLetters().add(DeadLetter.ofObject("closing/" + i, "reason " + i, "{}"));
            }
            stream.kafka.deadLetters().close();

            assertThat(stream.records(Topics.DEAD_LETTERS, 0))
                    .filteredOn(letter -> new String(letter.key(), UTF_8).startsWith("closing/"))
                    .extracting(letter -> header(letter, "deckwatch_reason"))
                    .hasSize(20)
                    .contains("reason 0", "reason 19");
            assertThat(stream.kafka.deadLetters().count()).isEqualTo(20);
            assertThat(stream.kafka.deadLetters().lost()).isZero();
        }
    }

    @Test
    void withoutKafkaNobodyWaitsAndWhatIsTooMuchIsCountedAsLost() {
        var letters = new DeadLetters(new Clients(KafkaSettings.embedded("127.0.0.1:1")));
        for (var i = 0; i < 1_100; i++) {
            letters.add(DeadLetter.ofObject("o", "r", "{}"));
        }
        letters.close();
        letters.add(DeadLetter.ofObject("o", "r", "{}"));

        assertThat(letters.count()).isEqualTo(1_101);
        assertThat(letters.lost()).isGreaterThanOrEqualTo(100);
    }

    static ConsumerRecord<byte[], byte[]> awaitLetter(StreamFixture stream, String key) {
        return await().until(
                        () -> stream.records(Topics.DEAD_LETTERS, 0).stream()
                                .filter(letter -> new String(letter.key(), UTF_8).equals(key))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
