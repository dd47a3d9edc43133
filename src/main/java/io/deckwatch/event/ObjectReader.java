package io.deckwatch.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the objects of one cluster: a JSON tree in, a projection out. Tolerant of whatever a version of Velero or a user
 * leaves out, adds or misspells.
 */
public final class ObjectReader {

    private static final String ANNOTATION_PREFIX = "deckwatch.io/";

    private final String cluster;

    /** A reader for the objects of the cluster of that name. */
    public ObjectReader(String cluster) {
        this.cluster = cluster;
    }

    /**
     * Reads one object as if it were seen for the first time; see {@link Projection#after} for a later sight.
     *
     * @param object the object as the API server sent it
     * @param observedAt when it was seen
     * @throws UnreadableObjectException if it is not one of the ten kinds, or has no usable name
     */
    public Projection read(Tree object, Instant observedAt) {
        var kindName = object.at("kind").textOrEmpty();
        var kind = Kind.named(kindName)
                .orElseThrow(() -> new UnreadableObjectException("kind \"" + kindName + "\" is not a kind of Velero"));
        return read(kind, object, observedAt);
    }

    /**
     * Reads one object of a known kind. Lists of the API server leave the kind out of their items.
     *
     * @param kind the object's kind
     * @param object the object as the API server sent it
     * @param observedAt when it was seen
     * @throws UnreadableObjectException if it has no usable name
     */
    public Projection read(Kind kind, Tree object, Instant observedAt) {
        var head = head(kind, object.at("metadata"), observedAt);
        return switch (kind) {
            case BACKUP -> RunReader.backup(head, object, observedAt);
            case RESTORE -> RunReader.restore(head, object, observedAt);
            case SCHEDULE -> SettingReader.schedule(head, object, observedAt);
            case BACKUP_STORAGE_LOCATION -> SettingReader.location(head, object, observedAt);
            case BACKUP_REPOSITORY -> SettingReader.repository(head, object, observedAt);
            case DELETE_BACKUP_REQUEST -> SettingReader.deletion(head, object, observedAt);
            case POD_VOLUME_BACKUP, POD_VOLUME_RESTORE, DATA_UPLOAD, DATA_DOWNLOAD ->
                TransferReader.transfer(head, object, observedAt);
        };
    }

    private Head head(Kind kind, Tree metadata, Instant observedAt) {
        var name = metadata.at("name").textOrEmpty();
        // Objects in Git have no namespace; Velero's own default stands in for it.
        var namespace = metadata.at("namespace").text().orElse("velero");
        if (name.isEmpty() || name.indexOf('/') >= 0 || namespace.indexOf('/') >= 0) {
            throw new UnreadableObjectException("a " + kind.kindName() + " in namespace \"" + namespace
                    + "\" has no usable metadata.name (\"" + name + "\")");
        }
        return new Head(
                new ObjectKey(cluster, kind, namespace, name),
                metadata.at("uid").textOrEmpty(),
                metadata.at("resourceVersion").textOrEmpty(),
                metadata.at("creationTimestamp").time().orElse(observedAt),
                ownAnnotations(metadata.at("annotations").strings()),
                keptLabels(metadata.at("labels")),
                !metadata.at("deletionTimestamp").isAbsent());
    }

    private static Map<String, String> ownAnnotations(Map<String, String> all) {
        var own = new HashMap<String, String>();
        all.forEach((name, value) -> {
            if (name.startsWith(ANNOTATION_PREFIX)) {
                own.put(name.substring(ANNOTATION_PREFIX.length()), Redaction.bounded(value));
            }
        });
        return own;
    }

    private static Map<String, String> keptLabels(Tree labels) {
        return labels.at(Head.GC_FAILURE)
                .text()
                .map(value -> Map.of(Head.GC_FAILURE, value))
                .orElse(Map.of());
    }
}
