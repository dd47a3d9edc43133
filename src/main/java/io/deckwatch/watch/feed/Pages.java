package io.deckwatch.watch.feed;

import io.deckwatch.event.Tree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;

/** Reads pages of lists: {@code limit}, {@code continue}, items, versions. */
final class Pages {

    private Pages() {}

    /** The part of the query that asks for the page after the one that gave this token. */
    static String continuation(String token) {
        return token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    /** Hands out the items that are objects, and the text of those that are not. */
    static void items(Tree page, Consumer<Map<String, Object>> objects, Consumer<String> others) {
        for (var item : page.at("items").items()) {
            if (item.value() instanceof Map<?, ?> map) {
                objects.accept(named(map));
            } else {
                others.accept(String.valueOf(item.value()));
            }
        }
    }

    /** A JSON object as it is: its names are texts, since it was read from JSON. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** The newest version of a page's objects, or -1 where there is none. */
    static long newest(Tree page) {
        return page.at("items").items().stream()
                .map(item -> number(item.at("metadata", "resourceVersion").textOrEmpty()))
                .max(Comparator.naturalOrder())
                .orElse(-1L);
    }

    /** A resource version as a number, or -1 for one that is none and cannot be compared. */
    static long number(String resourceVersion) {
        try {
            return Long.parseLong(resourceVersion);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
