package io.deckwatch.stream;

import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Takes over as the only writer of a cluster: a watch that writes for it is fenced from then on. Confined to one thread. */
final class Takeover implements AutoCloseable {

    private static final int BATCH = 500;

    private final Producer<byte @Nullable [], byte @Nullable []> producer;

    /** @throws org.apache.kafka.common.KafkaException if Kafka does not answer */
    Takeover(Clients clients, String cluster) {
        producer = clients.transactional(ObjectTransactions.idOf(cluster));
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            Clients.closeNow(producer);
            throw e;
        }
    }

    /**
     * Writes records in order, some hundred a transaction.
     *
     * @throws org.apache.kafka.common.KafkaException if one of these transactions failed; those before it stay
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    void write(List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records) {
        for (var start = 0; start < records.size(); start += BATCH) {
            producer.beginTransaction();
            // A failed record fails the commit, so the futures tell nothing that is not told there.
            records.subList(start, Math.min(start + BATCH, records.size())).forEach(producer::send);
            producer.commitTransaction();
        }
    }

    /** Kafka ends a transaction that is still open when it fences the next writer, or after its time limit. */
    @Override
    public void close() {
        Clients.closeNow(producer);
    }
}
