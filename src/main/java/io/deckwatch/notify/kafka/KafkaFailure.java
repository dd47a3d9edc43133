package io.deckwatch.notify.kafka;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What Kafka's exceptions mean. Their texts may hold settings, so only their kind is told. */
final class KafkaFailure {

    private KafkaFailure() {}

    static Outcome of(@Nullable Throwable cause) {
        for (var e = cause; e != null; e = e.getCause()) {
            var known = known(e);
            if (known != null) {
                return known;
            }
        }
        return retry(FailureReason.OTHER, "Kafka failed with " + (cause == null ? "nothing" : kind(cause)));
    }

    static Outcome timeout() {
        return retry(
                FailureReason.TIMEOUT, "no answer of Kafka in time: look at the servers and whether the topic exists");
    }

    static Outcome interrupted() {
        return retry(FailureReason.OTHER, "Deckwatch stopped before Kafka answered");
    }

    private static @Nullable Outcome known(Throwable e) {
        return switch (e) {
            case SslAuthenticationException ignored ->
                retry(FailureReason.TLS, "no trusted connection: look at the certificates of Kafka");
            case AuthenticationException ignored ->
                new Outcome.Rejected(FailureReason.AUTH_ERROR, "Kafka does not accept the credentials");
            case AuthorizationException ignored ->
                new Outcome.Rejected(FailureReason.AUTH_ERROR, "Kafka does not allow this user to write to the topic");
            case RecordTooLargeException ignored ->
                new Outcome.Rejected(FailureReason.CLIENT_ERROR, "the message is larger than the topic takes");
            case InvalidTopicException ignored ->
                new Outcome.Rejected(FailureReason.CLIENT_ERROR, "Kafka does not take the name of the topic");
            case ConfigException config
            when String.valueOf(config.getMessage()).contains("bootstrap") ->
                retry(FailureReason.DNS, "the names of Kafka's servers are not known");
            case TimeoutException ignored -> timeout();
            default -> null;
        };
    }

    private static Outcome retry(FailureReason reason, String detail) {
        return new Outcome.RetryLater(reason, detail, null);
    }

    private static String kind(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
