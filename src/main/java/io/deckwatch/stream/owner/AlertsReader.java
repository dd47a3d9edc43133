package io.deckwatch.stream.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.alert.Alert;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads the alerts that were known before. */
final class AlertsReader {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS, 0);

    private final Clients clients;
    private final DeadLetters deadLetters;
    private final AlertCodec codec = new AlertCodec();

    AlertsReader(Clients clients, DeadLetters deadLetters) {
        this.clients = clients;
        this.deadLetters = deadLetters;
    }

    /**
     * The present state of each alert.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    List<Alert> read() {
        var end = new EndOffsets(clients).of(ALERTS);
        Map<String, Alert> newest = new HashMap<>();
        try (var consumer = clients.consumer("alerts-before")) {
            consumer.assign(List.of(ALERTS));
            consumer.seekToBeginning(List.of(ALERTS));
            while (consumer.position(ALERTS) < end) {
                for (var record : consumer.poll(POLL)) {
                    try {
                        var key = record.key() == null ? "" : new String(record.key(), UTF_8);
                        newest.remove(key);
                        codec.decode(record.key(), record.value()).ifPresent(alert -> newest.put(key, alert));
                    } catch (UndecodableException e) {
                        deadLetters.add(DeadLetter.of(record, String.valueOf(e.getMessage())));
                    }
                }
            }
        }
        return List.copyOf(newest.values());
    }
}
