package io.deckwatch.watch;

/** Another cluster is watched under this name right now. The message says which, and what to do. */
public final class ClusterNameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClusterNameTakenException(String cluster, String ownUid, String otherUid) {
        super("The cluster name \"" + cluster + "\" is in use: another cluster (UID " + otherUid
                + ") is watched under it and gave a sign of life within the last 3 minutes; this one has the UID "
                + ownUid
                + ". Give this cluster a name of its own, or stop the other watch and wait 3 minutes.");
    }
}
