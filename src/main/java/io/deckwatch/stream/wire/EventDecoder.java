package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of clusters from Kafka records. Tolerant of what a later version adds: unknown fields, types and kinds.
 * Confined to one thread, because equal names of its events are shared.
 */
public final class EventDecoder {

    private static final int KEY_PARTS = 4;
    private static final String HEARTBEAT = "heartbeat";

    private final JsonFactory json = new JsonFactory();
    private final Names names = new Names();

    /**
     * Reads a record of {@code deckwatch.objects} or {@code deckwatch.history}.
     *
     * @throws UndecodableException if it is malformed
     */
    public Decoded decode(byte @Nullable [] key, byte @Nullable [] value, Headers headers) throws UndecodableException {
        if (key == null) {
            throw new UndecodableException("the record has no key");
        }
        var parts = new String(key, UTF_8).split("/", -1);
        if (parts.length != KEY_PARTS || parts[0].isEmpty() || parts[2].isEmpty() || parts[3].isEmpty()) {
            throw new UndecodableException("the key is not of the form cluster/kind/namespace/name");
        }
        var kind = Kind.named(parts[1]);
        if (value == null && HEARTBEAT.equals(parts[3]) && kind.isEmpty()) {
            return new Decoded.Event(new ClusterEvent.Left(names.shared(parts[0])));
        }
        if (value == null) {
            return kind.<Decoded>map(k -> new Decoded.Event(new ClusterEvent.Forgotten(key(parts, k))))
                    .orElseGet(() -> new Decoded.Ignored("no value, and kind " + parts[1]));
        }
        var type = type(headers);
        return switch (type) {
            case CloudEvents.CHANGED, CloudEvents.GONE -> object(parts, kind, value, type.equals(CloudEvents.GONE));
            case CloudEvents.HEARTBEAT -> heartbeat(names.shared(parts[0]), value);
            default -> new Decoded.Ignored("type " + type);
        };
    }

    private Decoded object(String[] parts, Optional<Kind> kind, byte[] value, boolean gone)
            throws UndecodableException {
        if (kind.isEmpty()) {
            return new Decoded.Ignored("kind " + parts[1]);
        }
        var head = new HeadShape();
        var shape = Shape.of(kind.get());
        JsonIn.object(json, value, names, (name, in) -> shape.read(name, in) || head.read(name, in));
        var object = shape.projection(head.head(key(parts, kind.get())), head.life());
        return new Decoded.Event(gone ? new ClusterEvent.Gone(object, head.goneAt()) : new ClusterEvent.Seen(object));
    }

    private Decoded heartbeat(String cluster, byte[] value) throws UndecodableException {
        var shape = new HeartbeatShape();
        JsonIn.object(json, value, names, shape);
        return new Decoded.Event(new ClusterEvent.Beat(shape.heartbeat(cluster)));
    }

    private ObjectKey key(String[] parts, Kind kind) {
        return new ObjectKey(names.shared(parts[0]), kind, names.shared(parts[2]), parts[3]);
    }

    private static String type(Headers headers) throws UndecodableException {
        var header = headers.lastHeader(CloudEvents.TYPE);
        if (header == null || header.value() == null) {
            throw new UndecodableException("header " + CloudEvents.TYPE + " is missing");
        }
        return new String(header.value(), UTF_8);
    }
}
