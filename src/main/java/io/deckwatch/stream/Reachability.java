package io.deckwatch.stream;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Asks Kafka, and words what is wrong if there is no answer. */
final class Reachability {

    private static final Duration LIMIT = Duration.ofSeconds(12);

    private final KafkaSettings settings;

    Reachability(KafkaSettings settings) {
        this.settings = settings;
    }

    /** A client for the set-up of topics. */
    Admin connect() {
        try {
            return new Clients(settings).admin("setup");
        } catch (KafkaException e) {
            throw new StreamException(
                    "The settings for Kafka at " + settings.bootstrapServers() + " cannot be used: " + reason(e)
                            + ". Check " + KafkaSettings.BOOTSTRAP_SERVERS + " and the properties for TLS and SASL.",
                    e);
        }
    }

    /** How many brokers Kafka has; the first question, which shows whether it answers at all. */
    int brokers(Admin admin) {
        try {
            return answer(admin.describeCluster().nodes()).size();
        } catch (ExecutionException e) {
            throw silent(e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * Waits for an answer.
     *
     * @throws ExecutionException if Kafka refuses
     * @throws StreamException if there is none in time
     */
    <T> T answer(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Words that somebody wants this thread to end. */
    StreamException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new StreamException("The set-up of Kafka's topics was interrupted. Start Deckwatch again.", cause);
    }

    /** Words a failure that is not about one topic. */
    StreamException silent(Throwable cause) {
        var place = "Kafka at " + settings.bootstrapServers();
        if (cause instanceof SslAuthenticationException) {
            return new StreamException(
                    place + " and Deckwatch could not agree on TLS: " + reason(cause)
                            + ". Check ssl.truststore.location, ssl.keystore.location and the broker's certificate.",
                    cause);
        }
        if (cause instanceof AuthenticationException) {
            return new StreamException(
                    place + " refused the login: " + reason(cause) + ". Check sasl.mechanism and sasl.jaas.config.",
                    cause);
        }
        return new StreamException(
                place + " does not answer. Check " + KafkaSettings.BOOTSTRAP_SERVERS
                        + ", that the brokers run and can be reached from here, and that security.protocol ("
                        + settings.client().getOrDefault("security.protocol", "PLAINTEXT")
                        + ") is the one of that port.",
                cause);
    }

    /** The innermost message on one line, without its full stop. */
    static String reason(Throwable thrown) {
        var innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        var message = innermost.getMessage();
        var text = message == null || message.isBlank()
                ? innermost.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
