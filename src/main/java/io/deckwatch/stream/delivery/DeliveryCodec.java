package io.deckwatch.stream.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.group.AlertSet;
import io.deckwatch.alert.group.Fate;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.LogEntry;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.alert.group.Route;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;

/** The notification log as JSON. Fields that are not known are ignored when read. */
public final class DeliveryCodec {

    private final ObjectMapper json = new ObjectMapper();

    /** Writes a record. */
    public byte[] encode(DeliveryRecord record) {
        var entry = record.entry();
        var tree = json.createObjectNode();
        tree.put("id", record.id());
        tree.put("receiver", entry.group().receiver());
        if (!entry.group().route().equals(Route.ROOT)) {
            tree.put("route", entry.group().route());
        }
        tree.put("groupKey", entry.group().key());
        var labels = tree.putObject("groupLabels");
        entry.group().labels().forEach(labels::put);
        tree.put("reason", entry.fate().reason().text());
        tree.put("status", entry.fate().status().label());
        tree.put("failures", entry.fate().failures());
        tree.put("flush", entry.flush());
        tree.put("at", entry.at().toString());
        write(tree.putArray("firing"), entry.firing());
        write(tree.putArray("resolved"), entry.resolved());
        tree.put("since", record.since().toString());
        tree.put("attempts", record.attempts());
        tree.put("answer", record.answer());
        tree.put("body", record.body());
        return bytes(tree);
    }

    /**
     * Reads a record.
     *
     * @throws IOException if it is none; the message names the field
     */
    public DeliveryRecord decode(byte[] bytes) throws IOException {
        var tree = json.readTree(bytes);
        if (!(tree instanceof ObjectNode)) {
            throw new IOException("A record of the notification log is no JSON object.");
        }
        var labels = new TreeMap<String, String>();
        tree.path("groupLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        var entry = new LogEntry(
                new GroupId(text(tree, "receiver"), tree.path("route").asText(Route.ROOT), labels),
                tree.path("flush").asLong(),
                instant(tree, "at"),
                set(tree.path("firing")),
                set(tree.path("resolved")),
                new Fate(
                        status(tree),
                        reason(tree),
                        Math.max(0, tree.path("failures").asInt())));
        return new DeliveryRecord(
                text(tree, "id"),
                entry,
                tree.path("body").asText(""),
                tree.hasNonNull("since") ? instant(tree, "since") : entry.at(),
                tree.path("attempts").asInt(),
                tree.path("answer").asText(""));
    }

    private static void write(ArrayNode list, AlertSet alerts) {
        for (var ref : alerts.refs()) {
            list.addObject()
                    .put("fingerprint", ref.fingerprint())
                    .put("startsAt", ref.startsAt().toString())
                    .put("severity", ref.severity().label());
        }
    }

    private static AlertSet set(JsonNode list) throws IOException {
        var refs = new ArrayList<AlertRef>();
        for (var node : list) {
            refs.add(new AlertRef(text(node, "fingerprint"), instant(node, "startsAt"), severity(node)));
        }
        return AlertSet.of(refs);
    }

    /** A severity of a newer version counts as the loudest, so that it is not told anew. */
    private static Severity severity(JsonNode node) {
        try {
            return Severity.labelled(node.path("severity").asText());
        } catch (IllegalArgumentException e) {
            return Severity.CRITICAL;
        }
    }

    private static NotifyReason reason(JsonNode tree) {
        try {
            return NotifyReason.of(tree.path("reason").asText());
        } catch (IllegalArgumentException e) {
            return NotifyReason.FIRST;
        }
    }

    private static Fate.Status status(JsonNode tree) throws IOException {
        try {
            return Fate.Status.labelled(text(tree, "status"));
        } catch (IllegalArgumentException e) {
            throw new IOException("Unknown status in a record of the notification log: " + text(tree, "status"));
        }
    }

    private static Instant instant(JsonNode node, String field) throws IOException {
        try {
            return Instant.parse(text(node, field));
        } catch (DateTimeException e) {
            throw new IOException(
                    "A record of the notification log has no time in " + field + ": " + text(node, field));
        }
    }

    private static String text(JsonNode node, String field) throws IOException {
        var value = node.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new IOException("A record of the notification log lacks " + field + ".");
        }
        return value.asText();
    }

    private byte[] bytes(ObjectNode tree) {
        try {
            return json.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers can always be written.", e);
        }
    }
}
