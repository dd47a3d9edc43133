package io.deckwatch.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The movements that one backup made, counted: of a schedule's backups the newest. Confined to its view's thread.
 */
public final class Batch {

    private final String parent;
    private final Instant started;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Instant> failed = new HashMap<>();
    private final @Nullable Batch before;

    Batch(String parent, Instant started) {
        this(parent, started, null);
    }

    private Batch(String parent, Instant started, @Nullable Batch before) {
        this.parent = parent;
        this.started = started;
        this.before = before;
    }

    /** The batch that counts once something is known of a movement for that parent: this one, or that of a newer parent. */
    Batch orNewer(String other, Instant otherStarted) {
        if (other.equals(parent) || !otherStarted.isAfter(started)) {
            return this;
        }
        return new Batch(other, otherStarted, alone());
    }

    /** The same without the one before it, so that there never are more than two. */
    private Batch alone() {
        var alone = new Batch(parent, started);
        alone.seen.addAll(seen);
        alone.failed.putAll(failed);
        return alone;
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

    /** The batch before this one, which counts for as long as nothing can be said of this one. */
    public Optional<Batch> before() {
        return Optional.ofNullable(before);
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
