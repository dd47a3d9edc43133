package io.deckwatch.app;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Steps of a start that do not need one another, taken at the same time: who waits for Kafka leaves the processor to others. */
final class Together {

    private Together() {}

    /**
     * Takes all steps and returns when all have ended.
     *
     * @throws RuntimeException that of the first step, in this order, which failed
     */
    static void run(Runnable... steps) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("deckwatch-start-", 1).factory())) {
            for (var step : Arrays.stream(steps).map(threads::submit).toList()) {
                step.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted.", e);
        }
    }
}
