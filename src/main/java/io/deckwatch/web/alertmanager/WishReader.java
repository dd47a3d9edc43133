package io.deckwatch.web.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.silence.Wish;
import io.deckwatch.state.Matcher;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the silence that somebody posts. */
final class WishReader {

    private final ObjectMapper json = new ObjectMapper();

    /**
     * The wish.
     *
     * @throws IllegalArgumentException with a sentence for people, if the text is none
     */
    Wish read(String text) {
        JsonNode tree;
        try {
            tree = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!tree.isObject()) {
            throw new IllegalArgumentException(
                    "this is no JSON object with matchers, startsAt, endsAt, createdBy and" + " comment");
        }
        return new Wish(
                tree.path("id").asText(""),
                matchers(tree.path("matchers")),
                time(tree, "startsAt"),
                time(tree, "endsAt"),
                text(tree, "createdBy"),
                text(tree, "comment"));
    }

    private static List<Matcher> matchers(JsonNode list) {
        var matchers = new ArrayList<Matcher>();
        for (var each : list) {
            matchers.add(Matcher.of(
                    text(each, "name"),
                    each.path("isEqual").asBoolean(true),
                    each.path("isRegex").asBoolean(),
                    text(each, "value")));
        }
        return matchers;
    }

    private static Instant time(JsonNode tree, String field) {
        var text = text(tree, field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " is no time such as 2026-03-02T02:00:00Z: " + text, e);
        }
    }

    private static String text(JsonNode tree, String field) {
        var value = tree.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " in body is required");
        }
        return value.asText();
    }
}
