package io.deckwatch.notify.http;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What it means that no answer came. The texts of these exceptions may hold the URL, so only their kind is told. */
final class Failures {

    private Failures() {}

    static Outcome of(@Nullable Throwable cause, Duration timeout) {
        for (var e = cause; e != null; e = e.getCause()) {
            var known =
                    switch (e) {
                        case UnknownHostException ignored -> unknownHost();
                        case UnresolvedAddressException ignored -> unknownHost();
                        case HttpConnectTimeoutException ignored -> timeout(timeout);
                        case HttpTimeoutException ignored -> timeout(timeout);
                        case SSLException ignored ->
                            retry(
                                    FailureReason.TLS,
                                    "no trusted connection: look at the certificate of the host and its issuer");
                        case NoRouteToHostException ignored -> refused();
                        default -> null;
                    };
            if (known != null) {
                return known;
            }
        }
        return cause instanceof ConnectException
                ? refused()
                : retry(FailureReason.OTHER, "the connection was cut, or the answer is no HTTP");
    }

    static Outcome timeout(Duration timeout) {
        return retry(FailureReason.TIMEOUT, "no answer within " + timeout);
    }

    static Outcome unknownHost() {
        return retry(FailureReason.DNS, "the name of the host is not known");
    }

    static Outcome retry(FailureReason reason, String detail) {
        return new Outcome.RetryLater(reason, detail, null);
    }

    private static Outcome refused() {
        return retry(FailureReason.REFUSED, "nobody listens there, or there is no way to it");
    }
}
