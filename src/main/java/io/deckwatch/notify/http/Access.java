package io.deckwatch.notify.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to get to an endpoint. The authorization is secret, and no text made here shows it.
 *
 * @param proxy through which connections are made; null for none
 * @param trust which issuers of certificates are trusted; null for those of this machine
 * @param authorization the value of the header of that name; empty for none
 */
public record Access(
        @Nullable InetSocketAddress proxy, @Nullable SSLContext trust, String authorization) {

    /** Straight there, as nobody in particular. */
    public static final Access DIRECT = new Access(null, null, "");

    public Access {
        if (authorization.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("The authorization holds a line break or another control character.");
        }
    }

    /** The proxy of a URL such as {@code http://proxy:3128}; empty unless it has a port, and neither user nor password. */
    public static Optional<InetSocketAddress> proxy(URI url) {
        return "http".equals(url.getScheme())
                        && url.getHost() != null
                        && url.getPort() > 0
                        && url.getRawUserInfo() == null
                ? Optional.of(InetSocketAddress.createUnresolved(url.getHost(), url.getPort()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Access[proxy=" + proxy + ", trust=" + (trust == null ? "of the machine" : "own") + ", authorization="
                + (authorization.isEmpty() ? "none" : "***") + "]";
    }
}
