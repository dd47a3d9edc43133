package io.deckwatch.cli;

import io.deckwatch.cli.check.Listing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists all kinds of a cluster once. */
@FunctionalInterface
interface ClusterLister {

    /**
     * Which cluster, and what of it.
     *
     * @param kubeconfig a file, or null for the usual places
     * @param context a context in it, or null for the current one
     * @param namespaces the namespaces to read; none for all
     */
    record Target(@Nullable String kubeconfig, @Nullable String context, List<String> namespaces) {
        public Target {
            namespaces = List.copyOf(namespaces);
        }
    }

    /**
     * Lists all kinds. A kind that cannot be read is part of the result.
     *
     * @param at what counts as the time of observation
     * @throws CommandFailedException if the cluster cannot be reached at all
     */
    Listing list(Target target, Instant at);
}
