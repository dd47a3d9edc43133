package io.deckwatch.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster is watched, and how it is reached; or which clusters.
 *
 * @param name its name, or an empty string to take the name of the kubeconfig's context
 * @param kubeconfig a kubeconfig file, or null for the usual places
 * @param context a context in it, or an empty string for the current one
 * @param contexts several contexts in it, whose clusters are all watched under the names of these; empty for one cluster
 * @param namespaces of the Velero installations; empty for all
 * @param lease of several replicas
 */
public record ClusterSettings(
        String name,
        @Nullable Path kubeconfig,
        String context,
        List<String> contexts,
        List<String> namespaces,
        Lease lease) {

    public ClusterSettings {
        contexts = List.copyOf(contexts);
        namespaces = List.copyOf(namespaces);
    }

    /**
     * The lease that makes one of several replicas the watch.
     *
     * @param enabled whether there is one
     * @param namespace where it lies, or an empty string for the namespace of the pod
     * @param required whether to give up where the account may not use leases
     */
    public record Lease(boolean enabled, String namespace, boolean required) {}
}
