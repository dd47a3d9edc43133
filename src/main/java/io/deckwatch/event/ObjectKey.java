package io.deckwatch.event;

import java.util.Objects;
import java.util.Optional;

/**
 * Names one object of one cluster for good: it stays the same when the object is made anew under the same name.
 *
 * @param cluster the cluster's name in Deckwatch
 * @param kind the object's kind
 * @param namespace the namespace of the Velero installation
 * @param name the object's name
 */
public record ObjectKey(String cluster, Kind kind, String namespace, String name) {

    /** Refuses empty parts and parts with a slash, which would make two keys look alike. */
    public ObjectKey {
        requirePart("cluster", cluster);
        Objects.requireNonNull(kind, "kind");
        requirePart("namespace", namespace);
        requirePart("name", name);
    }

    /** The record key in Kafka: {@code cluster/kind/namespace/name}. */
    public String text() {
        return cluster + "/" + kind.kindName() + "/" + namespace + "/" + name;
    }

    /** Reads what {@link #text()} wrote; empty for anything else, unknown kinds included. */
    public static Optional<ObjectKey> parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 4 || parts[0].isEmpty() || parts[2].isEmpty() || parts[3].isEmpty()) {
            return Optional.empty();
        }
        return Kind.named(parts[1]).map(kind -> new ObjectKey(parts[0], kind, parts[2], parts[3]));
    }

    @Override
    public String toString() {
        return text();
    }

    private static void requirePart(String part, String value) {
        if (value.isEmpty() || value.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "The " + part + " of an object key must be a name without a slash, not \"" + value + "\"");
        }
    }
}
