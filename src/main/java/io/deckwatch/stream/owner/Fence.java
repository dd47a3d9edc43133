package io.deckwatch.stream.owner;

import io.deckwatch.stream.Clients;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * What keeps predecessors from speaking for partitions any more: the producers that took their place.
 *
 * @param producers by partition, those that could be had
 * @param failure why others could not
 */
record Fence(Map<Integer, Producer<byte @Nullable [], byte @Nullable []>> producers, Optional<KafkaException> failure)
        implements AutoCloseable {

    /** Fences all at the same time, because each waits for Kafka more than it works. */
    static Fence against(Clients clients, Collection<Integer> partitions) {
        var producers = new TreeMap<Integer, Producer<byte @Nullable [], byte @Nullable []>>();
        var pending = new TreeMap<Integer, Future<Producer<byte @Nullable [], byte @Nullable []>>>();
        Optional<KafkaException> failure = Optional.empty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            partitions.forEach(number -> pending.put(number, threads.submit(() -> producer(clients, number))));
            for (var entry : pending.entrySet()) {
                try {
                    producers.put(entry.getKey(), entry.getValue().get());
                } catch (ExecutionException e) {
                    failure = Optional.of(e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e));
                } catch (InterruptedException e) {
                    failure = Optional.of(new InterruptException(e));
                }
            }
        }
        return new Fence(producers, failure);
    }

    private static Producer<byte @Nullable [], byte @Nullable []> producer(Clients clients, int number) {
        var producer = clients.transactional("deckwatch-evaluate-" + number);
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            Clients.closeNow(producer);
            throw e;
        }
    }

    @Override
    public void close() {
        producers.values().forEach(Clients::closeNow);
    }
}
