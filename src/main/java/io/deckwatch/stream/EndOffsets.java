package io.deckwatch.stream;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Where partitions end, with the transactions that are still open: a reader of committed records gets there once these have
 * ended, and then it has missed nothing.
 */
public final class EndOffsets {

    private final Clients clients;

    /** Ends in that Kafka. */
    public EndOffsets(Clients clients) {
        this.clients = clients;
    }

    /**
     * The offset after the last record.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public long of(TopicPartition partition) {
        return of(List.of(partition)).getOrDefault(partition, 0L);
    }

    /**
     * The offsets after the last records of some partitions, asked for all at once.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        var latest = partitions.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest()));
        try (var admin = clients.admin("ends")) {
            var ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get();
            return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                    .offset()));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e);
        }
    }
}
