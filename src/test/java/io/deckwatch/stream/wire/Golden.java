package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record as a golden file holds it. */
record Golden(String key, Map<String, String> headers, JsonNode value) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Golden read(String name) {
        try (var file = Golden.class.getResourceAsStream("/wire/v1/" + name + ".json")) {
            var root = MAPPER.readTree(file);
            var headers = new LinkedHashMap<String, String>();
            root.get("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().textValue()));
            return new Golden(root.get("key").textValue(), headers, root.get("value"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Golden of(WireRecord record) {
        try {
            var headers = new LinkedHashMap<String, String>();
            for (Header header : record.headers()) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
            return new Golden(record.key(), headers, MAPPER.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] keyBytes() {
        return key.getBytes(UTF_8);
    }

    byte[] valueBytes() {
        return value.toString().getBytes(UTF_8);
    }

    Headers recordHeaders() {
        var all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        return all;
    }

    Golden withHeader(String name, String text) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, text);
        return new Golden(key, all, value);
    }

    /** The same record as a later version might write it: with more fields at each level, and more headers. */
    Golden fromTheFuture() {
        var copy = value.deepCopy();
        addUnknown(copy);
        return new Golden(key, headers, copy).withHeader("ce_traceparent", "00-1-2-01");
    }

    private static void addUnknown(JsonNode node) {
        node.forEach(Golden::addUnknown);
        // In a map of names to values any name is known.
        if (node instanceof ObjectNode object
                && (object.isEmpty()
                        || object.has("uid")
                        || object.has("sentAt")
                        || object.has("at")
                        || object.has("count")
                        || object.has("attempted")
                        || object.has("result")
                        || object.has("severity"))) {
            object.putObject("fromTheFuture")
                    .putArray("list")
                    .add(1)
                    .addObject()
                    .put("deep", true);
            object.put("numberFromTheFuture", 1e300);
        }
    }
}
