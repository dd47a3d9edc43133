package io.deckwatch.cli.recording;

import io.deckwatch.event.Tree;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One line of a recording.
 *
 * @param at when the watch saw it
 * @param cluster the cluster it belongs to
 * @param type what happened
 * @param object the object as the API server sent it; absent for {@link Type#LOST}, and mostly for {@link Type#BOOKMARK}
 */
public record RecordedEvent(Instant at, String cluster, Type type, Tree object) {

    private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** What a line of a recording tells. */
    public enum Type {
        /** An object is there: it was listed, or made. */
        ADDED,
        /** An object changed. */
        MODIFIED,
        /** An object is gone; the line holds its last state. */
        DELETED,
        /** The watch is alive. */
        BOOKMARK,
        /** The watch lost the cluster, and sees nothing until that cluster's next line. */
        LOST;

        /** Whether the line must hold an object. */
        boolean hasObject() {
            return switch (this) {
                case ADDED, MODIFIED, DELETED -> true;
                case BOOKMARK, LOST -> false;
            };
        }
    }

    /** Refuses names of clusters that Deckwatch would refuse anywhere else. */
    public RecordedEvent {
        if (!CLUSTER.matcher(cluster).matches()) {
            throw new IllegalArgumentException(
                    "the cluster's name \"" + cluster
                            + "\" is not made of 1 to 63 letters, digits, dots, dashes and underscores, beginning with a letter or digit");
        }
    }

    /** A line without an object. */
    public static RecordedEvent bare(Instant at, String cluster, Type type) {
        return new RecordedEvent(at, cluster, type, new Tree(null));
    }
}
