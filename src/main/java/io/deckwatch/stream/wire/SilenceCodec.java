package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Matcher;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Silences and acknowledgements as records of {@code deckwatch.silences}, whose key is the id of the silence or {@code
 * ack/<fingerprint>/<startsAt>}, and back.
 */
public final class SilenceCodec {

    private final ObjectMapper json = new ObjectMapper();

    /** The record of a silence's present state. */
    public WireRecord encode(Silence silence) {
        var tree = json.createObjectNode();
        tree.put("id", silence.id());
        var matchers = tree.putArray("matchers");
        for (var matcher : silence.matchers()) {
            matchers.addObject()
                    .put("name", matcher.name())
                    .put("value", matcher.value())
                    .put("isRegex", matcher.isRegex())
                    .put("isEqual", matcher.isEqual());
        }
        tree.put("startsAt", silence.startsAt().toString());
        tree.put("endsAt", silence.endsAt().toString());
        tree.put("updatedAt", silence.updatedAt().toString());
        tree.put("createdBy", silence.createdBy());
        tree.put("comment", silence.comment());
        return record(silence.id(), tree);
    }

    /** The record of an acknowledgement. */
    public WireRecord encode(Acknowledgement acknowledgement) {
        var tree = json.createObjectNode();
        tree.put("fingerprint", acknowledgement.alert().fingerprint());
        tree.put("startsAt", acknowledgement.alert().startsAt().toString());
        tree.put("severity", acknowledgement.alert().severity().label());
        tree.put("at", acknowledgement.at().toString());
        tree.put("by", acknowledgement.by());
        tree.put("comment", acknowledgement.comment());
        return record(acknowledgement.key(), tree);
    }

    /** The record that removes one of them from the topic. */
    public WireRecord removed(String key) {
        return new WireRecord(key, null, new RecordHeaders());
    }

    /**
     * What there is after a record was read.
     *
     * @throws UndecodableException if the record is malformed, or its key is not that of what it holds
     */
    public Silences after(Silences before, byte @Nullable [] key, byte @Nullable [] value) throws UndecodableException {
        if (key == null) {
            throw new UndecodableException("the record has no key");
        }
        var name = new String(key, UTF_8);
        if (value == null) {
            return before.without(name);
        }
        var tree = object(value);
        try {
            if (Acknowledgement.isKey(name)) {
                var acknowledgement = acknowledgement(tree);
                requireKey(name, acknowledgement.key());
                return before.with(acknowledgement);
            }
            var silence = silence(tree);
            requireKey(name, silence.id());
            return before.with(silence);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode object(byte[] value) throws UndecodableException {
        try {
            var tree = json.readTree(value);
            if (tree instanceof ObjectNode) {
                return tree;
            }
        } catch (IOException e) {
            throw new UndecodableException(
                    "the record is no JSON: " + e.getClass().getSimpleName());
        }
        throw new UndecodableException("the record is no JSON object");
    }

    private static Silence silence(JsonNode tree) throws UndecodableException {
        return new Silence(
                text(tree, "id"),
                matchers(tree.path("matchers")),
                time(tree, "startsAt"),
                time(tree, "endsAt"),
                time(tree, "updatedAt"),
                tree.path("createdBy").asText(),
                tree.path("comment").asText());
    }

    private static List<Matcher> matchers(JsonNode list) throws UndecodableException {
        var matchers = new ArrayList<Matcher>();
        for (var each : list) {
            matchers.add(Matcher.of(
                    text(each, "name"),
                    each.path("isEqual").asBoolean(true),
                    each.path("isRegex").asBoolean(),
                    each.path("value").asText()));
        }
        if (matchers.isEmpty()) {
            // It would mute everything.
            throw new UndecodableException("a silence needs at least one of /matchers");
        }
        return matchers;
    }

    private static Acknowledgement acknowledgement(JsonNode tree) throws UndecodableException {
        var alert = new AlertRef(
                text(tree, "fingerprint"), time(tree, "startsAt"), Severity.labelled(text(tree, "severity")));
        return new Acknowledgement(
                alert,
                time(tree, "at"),
                tree.path("by").asText(),
                tree.path("comment").asText());
    }

    private static void requireKey(String found, String expected) throws UndecodableException {
        if (!found.equals(expected)) {
            throw new UndecodableException("the key is \"" + found + "\", but the record is about " + expected);
        }
    }

    private static String text(JsonNode tree, String field) throws UndecodableException {
        var value = tree.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new UndecodableException("the field /" + field + " is missing");
        }
        return value.asText();
    }

    private static Instant time(JsonNode tree, String field) throws UndecodableException {
        var text = text(tree, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UndecodableException("the field /" + field + " is no time: " + text);
        }
    }

    private WireRecord record(String key, ObjectNode tree) {
        try {
            var headers = new RecordHeaders().add(CloudEvents.CONTENT_TYPE, CloudEvents.JSON.getBytes(UTF_8));
            // By way of a text: half of a surrogate pair becomes a question mark instead of a failure.
            return new WireRecord(key, json.writeValueAsString(tree).getBytes(UTF_8), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written.", e);
        }
    }
}
