package io.deckwatch.simulation.world;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the API server that a controller works on. What was changed is seen by others once the {@link Store} has it. */
public final class Resource {

    private final Kind kind;
    private final String name;
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private final Map<String, Object> labels = new LinkedHashMap<>();
    private final Map<String, Object> annotations = new LinkedHashMap<>();
    private final Map<String, Object> spec = new LinkedHashMap<>();
    private final Map<String, Object> status = new LinkedHashMap<>();
    private String owner = "";

    Resource(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public String uid() {
        return metadata("uid").textOrEmpty();
    }

    /** The phase, or an empty string. */
    public String phase() {
        return status("phase").textOrEmpty();
    }

    public Tree metadata(String field) {
        return new Tree(metadata.get(field));
    }

    public Tree label(String field) {
        return new Tree(labels.get(field));
    }

    public Tree spec(String field) {
        return new Tree(spec.get(field));
    }

    public Tree status(String field) {
        return new Tree(status.get(field));
    }

    /** Sets a field of the metadata, or takes it away. */
    public Resource metadata(String field, @Nullable Object value) {
        Fields.put(metadata, field, value);
        return this;
    }

    /** Sets a label, or takes it away. */
    public Resource label(String field, @Nullable Object value) {
        Fields.put(labels, field, value);
        return this;
    }

    /** Sets an annotation, or takes it away. */
    public Resource annotation(String field, @Nullable Object value) {
        Fields.put(annotations, field, value);
        return this;
    }

    /** Sets a field of the spec, or takes it away. */
    public Resource spec(String field, @Nullable Object value) {
        Fields.put(spec, field, value);
        return this;
    }

    /** Sets a field of the status, or takes it away. */
    public Resource status(String field, @Nullable Object value) {
        Fields.put(status, field, value);
        return this;
    }

    /** Takes labels, annotations, spec and status over from another. */
    public Resource like(Snapshot other) {
        labels.putAll(other.labels);
        annotations.putAll(other.annotations);
        spec.putAll(other.spec);
        status.putAll(other.status);
        return this;
    }

    /** Makes it belong to another, with which Kubernetes removes it. */
    public Resource ownedBy(Resource parent) {
        owner = parent.uid();
        return metadata(
                "ownerReferences",
                List.of(Fields.of(
                        "apiVersion", parent.kind.apiVersion(),
                        "kind", parent.kind.kindName(),
                        "name", parent.name,
                        "uid", parent.uid(),
                        "controller", true)));
    }

    /** What it consists of now, apart from its identity. */
    public Snapshot snapshot() {
        return new Snapshot(copy(labels), copy(annotations), copy(spec), copy(status));
    }

    /** The UID of the object that it belongs to; empty if it belongs to none. */
    String owner() {
        return owner;
    }

    /**
     * The object as the API server sends it.
     *
     * @param writes when it was written, and how often
     */
    Map<String, Object> json(Writes writes) {
        var whole = new LinkedHashMap<String, Object>(metadata);
        whole.put("creationTimestamp", writes.created().toString());
        whole.put("resourceVersion", Long.toString(writes.version()));
        whole.put("generation", writes.count());
        whole.put("managedFields", List.of(manager(writes.last())));
        put(whole, "labels", labels);
        put(whole, "annotations", annotations);
        var json = new LinkedHashMap<String, Object>();
        json.put("apiVersion", kind.apiVersion());
        json.put("kind", kind.kindName());
        json.put("metadata", Collections.unmodifiableMap(whole));
        put(json, "spec", spec);
        put(json, "status", status);
        return Collections.unmodifiableMap(json);
    }

    private Map<String, Object> manager(Instant time) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("manager", kind.isTransfer() ? "node-agent-server" : "velero-server");
        entry.put("operation", "Update");
        entry.put("apiVersion", kind.apiVersion());
        entry.put("time", time.toString());
        entry.put("fieldsType", "FieldsV1");
        entry.put("fieldsV1", Map.of());
        return Collections.unmodifiableMap(entry);
    }

    private static void put(Map<String, Object> json, String name, Map<String, Object> fields) {
        if (!fields.isEmpty()) {
            json.put(name, copy(fields));
        }
    }

    /**
     * What the API server notes by itself.
     *
     * @param created when the object was added
     * @param last when it was last written
     * @param count how often it was written
     * @param version the version of the whole store after that
     */
    record Writes(Instant created, Instant last, long count, long version) {
        Writes again(Instant now, long newest) {
            return new Writes(created, now, count + 1, newest);
        }
    }

    private static Map<String, Object> copy(Map<String, Object> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An object's content without its identity, as it lies in a bucket. */
    public record Snapshot(
            Map<String, Object> labels,
            Map<String, Object> annotations,
            Map<String, Object> spec,
            Map<String, Object> status) {

        /** A field of the status. */
        public Tree status(String field) {
            return new Tree(status.get(field));
        }
    }
}
