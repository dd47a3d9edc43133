package io.deckwatch.bench;

import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.Topics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A consumer of the objects that does nothing with them, on threads of its own: what any program on Kafka costs at rest. */
final class IdleConsumer implements AutoCloseable {

    private static final String NAME = "bench-idle";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    IdleConsumer(Kafka kafka) {
        thread = Thread.ofPlatform().daemon().name(NAME).start(() -> poll(kafka));
    }

    private void poll(Kafka kafka) {
        try (var consumer = kafka.clients().member(NAME, Optional.empty())) {
            consumer.subscribe(List.of(Topics.OBJECTS));
            while (!closed.get()) {
                consumer.poll(POLL);
            }
        }
    }

    /** What its threads used so far: the one that polls and the one that keeps its place in the group. */
    Duration processorTime() {
        var threads = ManagementFactory.getThreadMXBean();
        return Duration.ofNanos(Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(info -> info.getThreadName().endsWith(NAME))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                .sum());
    }

    @Override
    public void close() throws InterruptedException {
        closed.set(true);
        thread.join(STOP_LIMIT);
    }
}
