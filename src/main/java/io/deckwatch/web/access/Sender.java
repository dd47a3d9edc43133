package io.deckwatch.web.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page of another site may have talked a browser into a request. Browsers carry sessions and the names that a
 * proxy knows into such requests too.
 */
final class Sender {

    private Sender() {}

    /**
     * Browsers say where a request comes from by {@code Sec-Fetch-Site}, older ones by {@code Origin} with every form. Who sends
     * neither is no browser.
     *
     * @param fetchSite the header {@code Sec-Fetch-Site}, or null
     * @param origin the header {@code Origin}, or null
     * @param host the header {@code Host}, or null
     */
    static boolean isOtherSite(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (fetchSite != null) {
            return !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        }
        return origin != null && !isOwn(origin, host);
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
