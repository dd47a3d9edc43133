package io.deckwatch.watch.feed;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that owns everything the watch remembers. Answers and events come in from threads of the HTTP client and
 * take their turn here, so nothing behind it needs a lock.
 */
public final class Loop implements Executor, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final ScheduledExecutorService thread;

    /** Starts the thread under that name. */
    public Loop(String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Runs a task in its turn; after {@link #close} it is forgotten. */
    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debugf("watch is closed, a late answer is dropped: %s", e.getMessage());
        }
    }

    /** Runs a task again and again, with that pause in between. */
    public void every(Duration pause, Runnable task) {
        var millis = pause.toMillis();
        var unused = thread.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Stops the thread after the tasks that are waiting, for which it takes a few seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the watch's thread did not end within 5 seconds");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A fault in one task is a bug; it must neither end the thread nor stop the repeated tasks.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a step of the watch failed, the watch goes on", e);
            }
        };
    }
}
