package io.deckwatch.event;

import java.time.Instant;
import java.util.Map;

/**
 * What all objects have: identity and metadata.
 *
 * @param key the object's place
 * @param uid the object's UID; a new one means a new object of the same name
 * @param resourceVersion the version this was read at
 * @param created {@code metadata.creationTimestamp}; the time of the observation where the object has none
 * @param annotations those below {@code deckwatch.io/}, without the prefix: {@code rpo}, {@code owner}, ...
 * @param labels the few labels that rules look at
 * @param deleting whether {@code metadata.deletionTimestamp} is set
 */
public record Head(
        ObjectKey key,
        String uid,
        String resourceVersion,
        Instant created,
        Map<String, String> annotations,
        Map<String, String> labels,
        boolean deleting) {

    /** The label by which Velero says that it cannot remove an expired backup. */
    public static final String GC_FAILURE = "velero.io/gc-failure";

    public Head {
        annotations = Map.copyOf(annotations);
        labels = Map.copyOf(labels);
    }
}
