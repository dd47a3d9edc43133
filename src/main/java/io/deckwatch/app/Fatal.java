package io.deckwatch.app;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Ends the process with one sentence when it cannot go on; it is not ready from that moment. */
@Singleton
final class Fatal {

    /** The exit code of a process that could not start or go on. */
    static final int EXIT_CODE = 1;

    private static final Logger LOG = Logger.getLogger("io.deckwatch");

    private final AtomicReference<String> sentence = new AtomicReference<>("");

    /** Ends the process; the first reason counts. May be called from any thread, also one of Kafka's. */
    void end(String reason) {
        if (sentence.compareAndSet("", reason)) {
            LOG.error(reason);
            Quarkus.asyncExit(EXIT_CODE);
        }
    }

    /** Why the process ends, if it does. */
    Optional<String> reason() {
        return Optional.of(sentence.get()).filter(text -> !text.isEmpty());
    }
}
