package io.deckwatch.cli.rules;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a timeline as they are at its present step. A step says only what is new; what Velero would write down by
 * itself (creation, start, completion, expiration) is written down unless the step says otherwise.
 */
final class ObjectsOfTimeline {

    private static final long DAYS_KEPT = 30;

    private final Map<String, Map<String, Object>> objects = new HashMap<>();
    private long version;

    /** The object after a step, whole, as the API server would send it. */
    Map<String, Object> after(Shorthand shorthand, Map<String, Object> said, Instant at) {
        var name = String.valueOf(said.get("name"));
        var namespace = String.valueOf(said.getOrDefault("namespace", "velero"));
        var key = shorthand.kind() + "/" + namespace + "/" + name;
        var object = objects.computeIfAbsent(key, k -> fresh(shorthand.kind(), namespace, name, at));
        said.forEach((word, value) -> put(object, shorthand.fields().getOrDefault(word, word), value));
        fill(shorthand.kind(), object, at);
        put(object, "metadata/resourceVersion", Long.toString(++version));
        return copy(object);
    }

    /** Takes an object away; null if there is none. */
    @Nullable
    Map<String, Object> remove(Kind kind, String namespace, String name) {
        return objects.remove(kind + "/" + namespace + "/" + name);
    }

    private Map<String, Object> fresh(Kind kind, String namespace, String name, Instant at) {
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", kind.apiVersion());
        object.put("kind", kind.kindName());
        put(object, "metadata/name", name);
        put(object, "metadata/namespace", namespace);
        put(object, "metadata/uid", kind.kindName() + "-" + name + "-" + ++version);
        put(object, "metadata/creationTimestamp", at.toString());
        switch (kind) {
            case SCHEDULE -> put(object, "status/phase", "Enabled");
            case BACKUP_STORAGE_LOCATION -> {
                put(object, "status/phase", "Available");
                put(object, "spec/validationFrequency", "0s");
            }
            default -> {}
        }
        return object;
    }

    private static void fill(Kind kind, Map<String, Object> object, Instant at) {
        if (kind != Kind.BACKUP && kind != Kind.RESTORE && !kind.isTransfer()) {
            return;
        }
        var phase = Phase.of(text(object, "status", "phase"));
        var begun = phase.isFinal() || phase.equals(Phase.IN_PROGRESS);
        if (phase.equals(Phase.FAILED_VALIDATION) || !begun) {
            return;
        }
        putIfAbsent(object, "status/startTimestamp", at.toString());
        if (phase.isFinal()) {
            putIfAbsent(object, "status/completionTimestamp", at.toString());
        }
        if (kind == Kind.BACKUP) {
            var started = Instant.parse(text(object, "status", "startTimestamp"));
            putIfAbsent(
                    object,
                    "status/expiration",
                    started.plusSeconds(DAYS_KEPT * 86_400).toString());
        }
    }

    private static String text(Map<String, Object> object, String part, String field) {
        return object.get(part) instanceof Map<?, ?> map && map.get(field) != null
                ? String.valueOf(map.get(field))
                : "";
    }

    private static void putIfAbsent(Map<String, Object> object, String path, Object value) {
        var parts = path.split("/");
        if (text(object, parts[0], parts[1]).isEmpty()) {
            put(object, path, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> object, String path, Object value) {
        var parts = path.split("/");
        var map = object;
        for (var i = 0; i < parts.length - 1; i++) {
            map = (Map<String, Object>) map.computeIfAbsent(parts[i].replace('~', '/'), part -> new LinkedHashMap<>());
        }
        var last = parts[parts.length - 1].replace('~', '/');
        if (value instanceof Map<?, ?> more && map.get(last) instanceof Map<?, ?>) {
            ((Map<String, Object>) map.get(last)).putAll((Map<String, Object>) more);
        } else {
            map.put(last, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> copy(Map<String, Object> object) {
        var copy = new LinkedHashMap<>(object);
        copy.replaceAll((key, value) -> value instanceof Map<?, ?> map ? copy((Map<String, Object>) map) : value);
        return copy;
    }
}
