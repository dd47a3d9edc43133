package io.deckwatch.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which cluster is meant. */
final class ClusterOptions {

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig; $KUBECONFIG, ~/.kube/config or the pod's account unless given.")
    private @Nullable String kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context in the kubeconfig; its current one unless given.")
    private @Nullable String context;

    /** The kubeconfig file, or null for the usual places. */
    @Nullable
    String kubeconfig() {
        return kubeconfig;
    }

    /** The context, or null for the current one. */
    @Nullable
    String context() {
        return context;
    }
}
