package io.deckwatch.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds objects of Velero as the API server would send them. Each {@link #tree()} is a copy of its own. */
public final class ObjectTree {

    private final Map<String, Object> root;

    private ObjectTree(Map<String, Object> root) {
        this.root = root;
    }

    /** An object of the namespace {@code velero} with a UID made of its name, and nothing else. */
    public static ObjectTree of(Kind kind, String name) {
        return new ObjectTree(new LinkedHashMap<>())
                .set(kind.apiVersion(), "apiVersion")
                .set(kind.kindName(), "kind")
                .set(name, "metadata", "name")
                .set("velero", "metadata", "namespace")
                .set("uid-of-" + name, "metadata", "uid")
                .set("1", "metadata", "resourceVersion");
    }

    /** Sets a value, text for an {@link Instant}, at the end of a path; null is written as an explicit null. */
    public ObjectTree set(Object value, String... path) {
        var node = root;
        for (var i = 0; i < path.length - 1; i++) {
            node = child(node, path[i]);
        }
        node.put(path[path.length - 1], value instanceof Instant instant ? instant.toString() : value);
        return this;
    }

    /** Removes what is at the end of a path. */
    public ObjectTree remove(String... path) {
        var node = root;
        for (var i = 0; i < path.length - 1; i++) {
            node = child(node, path[i]);
        }
        node.remove(path[path.length - 1]);
        return this;
    }

    public ObjectTree created(Instant at) {
        return set(at, "metadata", "creationTimestamp");
    }

    public ObjectTree uid(String uid) {
        return set(uid, "metadata", "uid");
    }

    public ObjectTree label(String name, Object value) {
        return set(value, "metadata", "labels", name);
    }

    public ObjectTree annotation(String name, Object value) {
        return set(value, "metadata", "annotations", name);
    }

    public ObjectTree phase(Object phase) {
        return set(phase, "status", "phase");
    }

    public ObjectTree started(Instant at) {
        return set(at, "status", "startTimestamp");
    }

    public ObjectTree completed(Instant at) {
        return set(at, "status", "completionTimestamp");
    }

    public ObjectTree copy() {
        return new ObjectTree(copied(root));
    }

    public Tree tree() {
        return new Tree(copied(root));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> node, String name) {
        return (Map<String, Object>) node.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
    }

    private static Map<String, Object> copied(Map<String, Object> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> copy.put(name, copiedValue(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Object copiedValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copied((Map<String, Object>) map);
            case List<?> list -> {
                var copy = new ArrayList<>();
                list.forEach(element -> copy.add(copiedValue(element)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }
}
