package io.deckwatch.stream;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** Tells whether Kafka refused a write because somebody else took over. */
public final class Fences {

    private Fences() {}

    /** Whether the failure, or what caused it, is a fence. */
    public static boolean isFenced(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProducerFencedException
                    || t instanceof InvalidProducerEpochException
                    || t instanceof FencedInstanceIdException
                    || t instanceof CommitFailedException) {
                return true;
            }
        }
        return false;
    }
}
