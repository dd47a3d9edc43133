package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.delivery.DeliveryNote;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Attempts to deliver messages as entries of {@code deckwatch.journal}, whose key is the id of the message, and back. */
public final class DeliveryNoteCodec {

    /** What such an entry is about, in the header {@code deckwatch_type}. */
    private static final String TYPE = "delivery";

    private final ObjectMapper json = new ObjectMapper();

    /** The entry of an attempt. */
    public WireRecord encode(DeliveryNote note) {
        var answer = note.answer();
        var tree = json.createObjectNode();
        tree.put("id", note.id());
        tree.put("to", note.to());
        tree.put("groupKey", note.group());
        tree.put("reason", note.reason());
        tree.put("attempt", note.attempt());
        tree.put("outcome", answer.outcome().label());
        if (!answer.error().isEmpty()) {
            tree.put("error", answer.error());
        }
        tree.put("answer", answer.text());
        tree.put("tookMillis", answer.took().toMillis());
        if (answer.next() != null) {
            tree.put("next", answer.next().toString());
        }
        try {
            var value = json.writeValueAsString(tree).getBytes(UTF_8);
            return new WireRecord(
                    note.id(),
                    value,
                    JournalHeaders.of(TYPE, answer.outcome().label(), note.at())
                            .add(CloudEvents.CONTENT_TYPE, CloudEvents.JSON.getBytes(UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers can always be written.", e);
        }
    }

    /**
     * The attempt that an entry of the journal tells of; empty if it tells of something else.
     *
     * @throws UndecodableException if it tells of an attempt and is malformed
     */
    public Optional<DeliveryNote> decode(byte @Nullable [] value, Headers headers) throws UndecodableException {
        if (value == null || !JournalHeaders.text(headers, JournalHeaders.TYPE).equals(TYPE)) {
            return Optional.empty();
        }
        try {
            var tree = json.readTree(value);
            return Optional.of(new DeliveryNote(
                    Instant.parse(JournalHeaders.text(headers, JournalHeaders.AT)),
                    text(tree, "id"),
                    text(tree, "to"),
                    tree.path("groupKey").asText(),
                    tree.path("reason").asText(),
                    tree.path("attempt").asInt(),
                    answer(tree)));
        } catch (IOException | DateTimeException e) {
            throw new UndecodableException(
                    "an attempt in the journal cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** An outcome of a newer version did not settle the message as far as is known here. */
    private static DeliveryNote.Answer answer(JsonNode tree) {
        return new DeliveryNote.Answer(
                DeliveryNote.Outcome.labelled(tree.path("outcome").asText()).orElse(DeliveryNote.Outcome.RETRY),
                tree.path("error").asText(),
                tree.path("answer").asText(),
                Duration.ofMillis(tree.path("tookMillis").asLong()),
                tree.hasNonNull("next") ? Instant.parse(tree.path("next").asText()) : null);
    }

    private static String text(JsonNode tree, String field) throws UndecodableException {
        var value = tree.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new UndecodableException("the field /" + field + " is missing");
        }
        return value.asText();
    }
}
