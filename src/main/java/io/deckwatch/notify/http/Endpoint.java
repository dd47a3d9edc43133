package io.deckwatch.notify.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a channel posts to. The URL is secret, and no text made here shows it.
 *
 * @param url {@code https} or {@code http}, without user and password
 * @param timeout for one attempt, from the first byte sent to the answer
 * @param allowPrivate whether addresses of private networks and of this machine may be called
 * @param access what it takes to get there
 */
public record Endpoint(URI url, Duration timeout, boolean allowPrivate, Access access) {

    /** An endpoint that is reached straight. */
    public Endpoint(URI url, Duration timeout, boolean allowPrivate) {
        this(url, timeout, allowPrivate, Access.DIRECT);
    }

    public Endpoint {
        objection(url).ifPresent(text -> {
            throw new IllegalArgumentException("The url " + text);
        });
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be above zero: " + timeout);
        }
    }

    /** Why a URL cannot be posted to, without showing it; empty if it can. */
    public static Optional<String> objection(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("must begin with https:// or http://.");
        }
        if (url.getHost() == null) {
            return Optional.of("has no host, or one that cannot be read.");
        }
        return url.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of("holds a user or a password, which would not be sent; use a secret path or a signature.");
    }

    @Override
    public String toString() {
        return "Endpoint[url=***, timeout=" + timeout + ", allowPrivate=" + allowPrivate + ", access=" + access + "]";
    }
}
