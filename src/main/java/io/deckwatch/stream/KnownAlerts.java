package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.alert.Alert;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.UndecodableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The alerts that are known at a time.
 *
 * @param alerts the present state of each
 * @param end the offset in {@link Topics#ALERTS} from which later states are to be read
 */
public record KnownAlerts(List<Alert> alerts, long end) {

    /** The only partition of the alerts. */
    public static final TopicPartition PARTITION = new TopicPartition(Topics.ALERTS, 0);

    public KnownAlerts {
        alerts = List.copyOf(alerts);
    }

    /**
     * Reads what is known now.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public static KnownAlerts read(Kafka kafka) {
        var codec = new AlertCodec();
        Map<String, Alert> newest = new HashMap<>();
        var end = new TopicReader(kafka.clients()).read(PARTITION, "known-alerts", record -> {
            try {
                newest.remove(record.key() == null ? "" : new String(record.key(), UTF_8));
                codec.decode(record.key(), record.value()).ifPresent(alert -> newest.put(alert.fingerprint(), alert));
            } catch (UndecodableException e) {
                kafka.deadLetters().add(DeadLetter.of(record, String.valueOf(e.getMessage())));
            }
        });
        return new KnownAlerts(List.copyOf(newest.values()), end);
    }
}
