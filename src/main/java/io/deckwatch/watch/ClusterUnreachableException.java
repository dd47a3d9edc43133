package io.deckwatch.watch;

/** The Kubernetes API server cannot be used: no usable kubeconfig, no connection, no access. The message is for people. */
public final class ClusterUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClusterUnreachableException(String message) {
        super(message);
    }
}
