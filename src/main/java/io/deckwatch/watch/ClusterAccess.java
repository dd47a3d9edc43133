package io.deckwatch.watch;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the access to a cluster is looked for: the named kubeconfig, else those of {@code KUBECONFIG}, else the one in the home
 * directory, else the service account of the pod.
 *
 * @param kubeconfig a kubeconfig file, or null
 * @param context a context in it, or an empty string for the current one
 * @param environment the process's environment
 * @param home the user's home directory
 */
public record ClusterAccess(@Nullable Path kubeconfig, String context, Map<String, String> environment, Path home) {

    public ClusterAccess {
        environment = Map.copyOf(environment);
    }
}
