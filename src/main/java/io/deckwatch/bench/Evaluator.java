package io.deckwatch.bench;

import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.owner.OwnerLoop;
import io.deckwatch.stream.owner.OwnerObserver;
import io.deckwatch.stream.owner.OwnerSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The role {@code evaluate} in this process, with what it did counted. */
final class Evaluator implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final AtomicLong events = new AtomicLong();
    private final OwnerLoop loop;
    private final Duration rebuilt;

    /** Starts one and waits until it knows all that the topic holds and has judged it. */
    Evaluator(Kafka kafka, Clock clock) throws IOException, InterruptedException {
        loop = new OwnerLoop(kafka, OwnerSettings.ALONE, Knowledge::evaluation, clock, new Counter());
        var began = System.nanoTime();
        loop.start();
        Patience.until("the evaluator has caught up", LIMIT, loop::hasCaughtUp);
        rebuilt = Duration.ofNanos(System.nanoTime() - began);
    }

    /** How long it took to catch up. */
    Duration rebuilt() {
        return rebuilt;
    }

    /**
     * How long it takes to evaluate so many events that are put into Kafka while the evaluator holds still.
     *
     * @param count how many
     * @param put puts them there
     */
    Duration evaluate(long count, Runnable put) throws IOException, InterruptedException {
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var answer = loop.ask(evaluations -> {
            held.countDown();
            return waitFor(go);
        });
        held.await();
        try {
            put.run();
        } finally {
            go.countDown();
        }
        var began = System.nanoTime();
        var end = events.get() + count;
        Patience.until("all events are evaluated", LIMIT, () -> events.get() >= end);
        var took = Duration.ofNanos(System.nanoTime() - began);
        answer.join();
        return took;
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        loop.close();
    }

    private final class Counter implements OwnerObserver {
        @Override
        public void evaluated(int count, Duration took) {
            events.addAndGet(count);
        }

        @Override
        public void stands(int partition, Standing standing) {
            // Nobody looks at the pages of the bench.
        }

        @Override
        public void givenUp(int partition) {
            // Nobody shows anything of it.
        }
    }
}
