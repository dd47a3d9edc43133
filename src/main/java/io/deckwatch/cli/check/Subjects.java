package io.deckwatch.cli.check;

import io.deckwatch.alert.Alert;
import java.util.List;
import java.util.stream.Collectors;

/** Names what an alert is about. */
final class Subjects {

    private static final List<String> LABELS =
            List.of("schedule", "backup", "storage_location", "repository", "restore", "volume", "node", "component");

    private Subjects() {}

    /** For example {@code velero/nightly}, or the cluster's name if the alert is about the cluster as a whole. */
    static String text(Alert alert) {
        var labels = alert.labels();
        var parts = LABELS.stream()
                .map(labels::get)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" "));
        var namespace = labels.get("velero_namespace");
        if (parts.isEmpty()) {
            return namespace.isEmpty() ? labels.get("cluster") : namespace;
        }
        return namespace.isEmpty() ? parts : namespace + "/" + parts;
    }
}
