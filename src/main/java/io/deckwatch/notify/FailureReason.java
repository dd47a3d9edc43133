package io.deckwatch.notify;

import java.util.Locale;

/** Why an attempt failed; a closed set, since it labels metrics. */
public enum FailureReason {
    /** The receiver does not want this request: 4xx. */
    CLIENT_ERROR,
    /** The receiver is in trouble: 5xx. */
    SERVER_ERROR,
    /** The credentials are not accepted: 401, 403. */
    AUTH_ERROR,
    /** Too many messages: 429. */
    RATE_LIMITED,
    /** No answer in time. */
    TIMEOUT,
    /** Nobody listens there, or there is no way to get there. */
    REFUSED,
    /** The name of the host is not known. */
    DNS,
    /** No trusted connection could be made. */
    TLS,
    /** The receiver points elsewhere, which is not followed: 3xx. */
    REDIRECT,
    /** The receiver wants no more messages: 410. */
    GONE,
    /** The address is one that must not be called. */
    BLOCKED,
    /** Given up after too long or too many attempts. */
    EXPIRED,
    /** Anything else: a cut connection, an answer that is none. */
    OTHER;

    /** As in the label {@code reason} of metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
