package io.deckwatch.demo.control;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells whether a form was sent by a page of this server. */
final class Origin {

    private Origin() {}

    /**
     * Browsers send the header {@code Origin} with every form that is posted; who sends none is no browser, and no page can
     * have talked it into anything.
     *
     * @param origin the header, or null
     * @param host the header {@code Host}, or null
     */
    static boolean isOwn(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        try {
            return URI.create(origin).getAuthority() instanceof String authority && authority.equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
