package io.deckwatch.stream.owner;

import io.deckwatch.stream.Clients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 * @param held the partitions for which that succeeded
 * @param failure why it did not for others
 */
record Fence(List<Held> held, Optional<KafkaException> failure) implements AutoCloseable {

    Fence {
        held = List.copyOf(held);
    }

    /**
     * A partition for which only this process can speak.
     *
     * @param partition its number
     * @param producer what it speaks through; empty for an onlooker, which does not speak
     */
    record Held(int partition, Optional<Producer<byte @Nullable [], byte @Nullable []>> producer) {}

    /** Fences all at the same time, because each waits for Kafka more than it works. */
    static Fence against(Clients clients, Collection<Integer> partitions) {
        var held = new ArrayList<Held>();
        var pending = new ArrayList<Future<Held>>();
        Optional<KafkaException> failure = Optional.empty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            partitions.forEach(number -> pending.add(threads.submit(() -> hold(clients, number))));
            for (var future : pending) {
                try {
                    held.add(future.get());
                } catch (ExecutionException e) {
                    failure = Optional.of(e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e));
                } catch (InterruptedException e) {
                    failure = Optional.of(new InterruptException(e));
                }
            }
        }
        return new Fence(held, failure);
    }

    private static Held hold(Clients clients, int number) {
        var producer = clients.transactional("deckwatch-evaluate-" + number);
        try {
            producer.initTransactions();
            return new Held(number, Optional.of(producer));
        } catch (RuntimeException e) {
            Clients.closeNow(producer);
            throw e;
        }
    }

    @Override
    public void close() {
        held.forEach(one -> one.producer().ifPresent(Clients::closeNow));
    }
}
