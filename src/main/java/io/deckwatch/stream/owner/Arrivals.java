package io.deckwatch.stream.owner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what one poll brought of a partition. Of an object that is told of more than once only the newest record is read: it
 * holds all there is to know, and what came before it is what compaction takes away. So whoever is behind catches up faster,
 * and comes to what a new start would come to.
 *
 * @param decoder reads records
 * @param deadLetters takes what cannot be read
 */
record Arrivals(EventDecoder decoder, Consumer<DeadLetter> deadLetters) {

    /**
     * An event that came.
     *
     * @param event the event
     * @param appended when Kafka took it
     */
    record Arrival(ClusterEvent event, Instant appended) {}

    /** The events in their order. A record that cannot be read takes nothing from the one before it. */
    List<Arrival> of(List<ConsumerRecord<byte[], byte[]>> records) {
        var arrivals = new ArrayList<Arrival>();
        var letters = new ArrayList<DeadLetter>();
        var told = new HashSet<String>();
        for (var record : records.reversed()) {
            // As text, because an array is no key of a map; which text does not matter.
            var key = record.key() == null ? "" : new String(record.key(), ISO_8859_1);
            if (told.contains(key)) {
                continue;
            }
            try {
                if (decoder.decode(record.key(), record.value(), record.headers())
                        instanceof Decoded.Event(var event)) {
                    arrivals.add(new Arrival(event, Instant.ofEpochMilli(record.timestamp())));
                    if (isOfObject(event)) {
                        told.add(key);
                    }
                }
            } catch (UndecodableException e) {
                letters.add(DeadLetter.of(record, String.valueOf(e.getMessage())));
            }
        }
        letters.reversed().forEach(deadLetters);
        return arrivals.reversed();
    }

    /** That a cluster was forgotten is no state that the heartbeat after it would supersede. */
    private static boolean isOfObject(ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Seen seen -> true;
            case ClusterEvent.Gone gone -> true;
            case ClusterEvent.Forgotten forgotten -> true;
            case ClusterEvent.Beat beat -> false;
            case ClusterEvent.Left left -> false;
        };
    }
}
