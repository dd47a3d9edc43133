package io.deckwatch.web.access;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request shows of who makes it.
 *
 * @param bearer a token in the header {@code Authorization}
 * @param proxySecret by which a reverse proxy shows that it is the one that is trusted
 * @param proxyUser whom that proxy let in
 * @param session a browser's cookie
 */
record Credentials(
        Optional<String> bearer, Optional<String> proxySecret, Optional<String> proxyUser, Optional<String> session) {

    /** The header by which a trusted reverse proxy shows its secret. */
    static final String PROXY_SECRET = "X-Deckwatch-Proxy-Secret";

    private static final String BEARER = "bearer ";

    /** None. */
    static final Credentials NONE =
            new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Credentials of(HttpHeaders headers) {
        var cookie = headers.getCookies().get(Session.COOKIE);
        return new Credentials(
                header(headers, HttpHeaders.AUTHORIZATION)
                        .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(text -> text.substring(BEARER.length()).strip()),
                header(headers, PROXY_SECRET),
                Stream.of("X-Forwarded-User", "X-Auth-Request-User")
                        .flatMap(name -> header(headers, name).stream())
                        .findFirst(),
                Optional.ofNullable(cookie).map(known -> known.getValue()));
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "Credentials[...]";
    }
}
