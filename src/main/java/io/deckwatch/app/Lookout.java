package io.deckwatch.app;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files again and again, on a thread of its own, rather than listening to them: a ConfigMap that changes swaps a link
 * two folders above its files. One look that fails is told and does not end the others.
 */
final class Lookout {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final String name;
    private final Duration every;
    private final Runnable look;
    private @Nullable Thread thread;

    /**
     * One that does not look yet.
     *
     * @param name of its thread
     */
    Lookout(String name, Runnable look) {
        this(name, EVERY, look);
    }

    Lookout(String name, Duration every, Runnable look) {
        this.name = name;
        this.every = every;
        this.look = look;
    }

    /** Looks from now on; harmless when repeated. */
    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }
    }

    /** Looks no more. */
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(every);
                lookOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is wrong with a file is a value of its reader; whatever else happens must not be the last look. */
    private void lookOnce() {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "a look at files failed, what was read before stays in force thread=%s", name);
        }
    }
}
