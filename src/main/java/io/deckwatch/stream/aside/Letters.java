package io.deckwatch.stream.aside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.Handling;
import io.deckwatch.alert.delivery.PutAside.Kind;
import io.deckwatch.alert.delivery.PutAside.Origin;
import io.deckwatch.event.Redaction;
import io.deckwatch.notify.Excerpt;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.JournalHeaders;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads dead letters as people see them: where they come from, and the beginning of what they hold. */
final class Letters {

    private static final int LONGEST = 800;
    private static final int LONGEST_KEY = 300;

    private static final String OF_KUBERNETES =
            "It comes from Kubernetes, not from a topic. Deckwatch reads the object again"
                    + " when it changes, and at the next start.";
    private static final String CUT = "It was too large to be kept whole.";
    private static final String NO_PLACE = "It does not say from which topic it comes.";
    private static final String NO_MESSAGE = "It is no message that can be read.";

    private final ObjectMapper json = new ObjectMapper();

    /** A letter about which nothing was done yet. */
    PutAside read(ConsumerRecord<byte[], byte[]> record, Instant at) {
        var source = JournalHeaders.text(record.headers(), DeadLetter.SOURCE);
        var isMessage = source.equals(Topics.DELIVERIES);
        var message = message(isMessage ? record.value() : null);
        return new PutAside(
                record.offset(),
                at,
                origin(record, source, message),
                shown(JournalHeaders.text(record.headers(), DeadLetter.REASON), LONGEST),
                shown(text(record.key()), LONGEST_KEY),
                shown(isMessage ? message.path("body").asText() : text(record.value()), LONGEST),
                Handling.NONE);
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record, String source, JsonNode message) {
        if (source.equals(Topics.DELIVERIES)) {
            var to = message.path("receiver").asText();
            return new Origin(Kind.MESSAGE, to, to.isEmpty() ? NO_MESSAGE : "");
        }
        if (source.equals(DeadLetter.API)) {
            return new Origin(Kind.OBJECT, "", OF_KUBERNETES);
        }
        var cut = record.headers().lastHeader(DeadLetter.BYTES) != null;
        var hindrance = cut ? CUT : Place.parse(source).isEmpty() ? NO_PLACE : "";
        return new Origin(Kind.RECORD, source, hindrance);
    }

    private JsonNode message(byte @Nullable [] value) {
        try {
            return value == null ? json.createObjectNode() : json.readTree(value);
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }

    /** Redacted before it is cut, so that no half of a secret is left. */
    private static String shown(String text, int most) {
        return Excerpt.of(Redaction.redacted(text), most);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, 0, Math.min(bytes.length, 8 * LONGEST), UTF_8);
    }
}
