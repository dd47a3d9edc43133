package io.deckwatch.diagnosis;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What shows that something is wrong.
 *
 * @param message what Velero says of it; empty where only the state of things tells
 * @param names what it is about, by the names of {@link #NAMES}; what is not known is not there
 */
public record Symptom(String message, Map<String, String> names) {

    /**
     * What a symptom can name. The labels of alerts are among them; {@code kind}, {@code phase} and {@code provider} tell what
     * spoke, {@code transfer} which DataUpload, DataDownload, PodVolumeBackup or PodVolumeRestore, and {@code pod_label} by which
     * label the pod is found that moves its data.
     */
    public static final Set<String> NAMES = Set.of(
            "alert",
            "backup",
            "cluster",
            "kind",
            "namespace",
            "node",
            "phase",
            "pod_label",
            "provider",
            "pvc",
            "repository",
            "restore",
            "schedule",
            "storage_location",
            "transfer",
            "velero_namespace",
            "volume");

    private static final Map<String, String> POD_LABELS = Map.of(
            "DataUpload", "velero.io/data-upload",
            "DataDownload", "velero.io/data-download",
            "PodVolumeBackup", "velero.io/pod-volume-backup",
            "PodVolumeRestore", "velero.io/pod-volume-restore");

    /** Nothing that could be explained; it needs the names above. */
    public static final Symptom NONE = new Symptom("", Map.of());

    public Symptom {
        var known = new TreeMap<>(names);
        known.values().removeIf(String::isEmpty);
        if (!NAMES.containsAll(known.keySet())) {
            throw new IllegalArgumentException("A symptom knows no such names: " + known.keySet());
        }
        names = Collections.unmodifiableMap(known);
    }

    /** The same message about more; names that it has already stay as they are. */
    public Symptom about(Map<String, String> more) {
        var all = new TreeMap<>(more);
        all.keySet().retainAll(NAMES);
        all.putAll(names);
        var volume = all.getOrDefault("volume", "");
        var slash = volume.indexOf('/');
        if (slash > 0) {
            all.putIfAbsent("namespace", volume.substring(0, slash));
            // A volume of which only the pod's name for it is known has no claim.
            if (volume.indexOf('/', slash + 1) < 0) {
                all.putIfAbsent("pvc", volume.substring(slash + 1));
            }
        }
        var label = POD_LABELS.get(all.getOrDefault("kind", ""));
        if (label != null) {
            all.putIfAbsent("pod_label", label);
        }
        return new Symptom(message, all);
    }

    /** Whether there is nothing to explain. */
    public boolean isNone() {
        return message.isBlank() && names.isEmpty();
    }
}
