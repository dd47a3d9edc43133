package io.deckwatch.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The movements that one backup made, counted: of a schedule's backups the newest. Confined to its view's thread.
 */
public final class Batch {

    private final String parent;
    private final Instant started;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Instant> failed = new HashMap<>();

    Batch(String parent, Instant started) {
        this.parent = parent;
        this.started = started;
    }

    /** The batch that counts once something is known of a movement for that parent: this one, or that of a newer parent. */
    Batch orNewer(String other, Instant otherStarted) {
        return !other.equals(parent) && otherStarted.isAfter(started) ? new Batch(other, otherStarted) : this;
    }

    void note(String id, Transfer transfer) {
        if (!transfer.parent().equals(parent)) {
            return;
        }
        seen.add(id);
        if (transfer.hasFailed()) {
            failed.put(id, transfer.since());
        }
    }

    /** The name of the backup. */
    public String parent() {
        return parent;
    }

    /** How many movements were seen. */
    public int seen() {
        return seen.size();
    }

    /** How many of them failed or were cancelled. */
    public int failed() {
        return failed.size();
    }

    /** When the newest of those failed; the backup's start where none did. */
    public Instant failedAt() {
        return failed.values().stream().max(Instant::compareTo).orElse(started);
    }
}
