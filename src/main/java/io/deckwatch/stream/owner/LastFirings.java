package io.deckwatch.stream.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.alert.Transition;
import io.deckwatch.stream.EndOffsets;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.JournalHeaders;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/** When each rule last fired, as the journal tells, which goes back 400 days. Each question reads what came since the one before. */
public final class LastFirings {

    private static final Logger LOG = Logger.getLogger(LastFirings.class);
    private static final TopicPartition JOURNAL = new TopicPartition(Topics.JOURNAL, 0);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String FIRING = Transition.What.FIRING.name().toLowerCase(Locale.ROOT);

    private final Kafka kafka;
    private final AlertCodec codec = new AlertCodec();
    private final Map<String, Instant> newest = new HashMap<>();
    private long next = -1;

    /** The firings that are told in that Kafka. */
    public LastFirings(Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * When each rule last fired; a rule that is not there never did, as far as it was read.
     *
     * @param patience how long to read at most; the next question goes on from there
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public synchronized Map<String, Instant> byRule(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var end = new EndOffsets(kafka.clients()).of(JOURNAL);
        if (next < end) {
            read(end, deadline);
        }
        return Map.copyOf(newest);
    }

    private void read(long end, long deadline) {
        try (var consumer = kafka.clients().consumer("last-firings")) {
            consumer.assign(List.of(JOURNAL));
            if (next < 0) {
                consumer.seekToBeginning(List.of(JOURNAL));
            } else {
                consumer.seek(JOURNAL, next);
            }
            var position = consumer.position(JOURNAL);
            while (position < end && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(this::take);
                position = consumer.position(JOURNAL);
            }
            next = position;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        if (!FIRING.equals(text(entry.headers(), JournalHeaders.WHAT))) {
            return;
        }
        try {
            codec.decode(entry.key(), entry.value())
                    .ifPresent(alert -> newest.merge(
                            alert.labels().alertName(),
                            Instant.parse(text(entry.headers(), JournalHeaders.AT)),
                            (one, other) -> one.isAfter(other) ? one : other));
        } catch (UndecodableException | DateTimeParseException e) {
            LOG.debugf("entry of the journal not read offset=%d reason=%s", entry.offset(), e.getMessage());
        }
    }

    private static String text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> new String(header.value(), UTF_8))
                .orElse("");
    }
}
