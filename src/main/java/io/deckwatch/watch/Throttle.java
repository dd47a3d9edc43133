package io.deckwatch.watch;

import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides when progress of an object may go out: not sooner than a while after the last news of it, and never not at all. */
final class Throttle {

    private final Duration progress;
    private final Duration checks;
    private final Map<ObjectKey, Instant> passed = new LinkedHashMap<>();
    private final Map<ObjectKey, Instant> held = new HashMap<>();

    /**
     * A throttle that has seen nothing.
     *
     * @param progress the least time between two reports of an object
     * @param checks the same for storage locations, which Velero patches every minute
     */
    Throttle(Duration progress, Duration checks) {
        this.progress = progress;
        this.checks = checks;
    }

    /** Whether progress of this object may go out now; if not, it will be {@link #due} later. */
    boolean admits(ObjectKey key, Instant now) {
        var last = passed.get(key);
        var next = last == null ? now : last.plus(pause(key));
        if (next.isAfter(now)) {
            held.put(key, next);
            return false;
        }
        return true;
    }

    /** News of this object goes out now, whatever it is. What was held back is part of it. */
    void pass(ObjectKey key, Instant now) {
        held.remove(key);
        // Re-inserted, so that the oldest stand first.
        passed.remove(key);
        passed.put(key, now);
    }

    /** The object is again as it was reported; nothing is held back of it. */
    void unhold(ObjectKey key) {
        held.remove(key);
    }

    /** Nothing is to be reported of this object any more. */
    void drop(ObjectKey key) {
        held.remove(key);
        passed.remove(key);
    }

    /** The objects whose time has come, and whose progress must go out now. */
    List<ObjectKey> due(Instant now) {
        passed.entrySet()
                .removeIf(entry -> !entry.getValue().plus(pause(entry.getKey())).isAfter(now));
        var due = new ArrayList<ObjectKey>();
        held.forEach((key, at) -> {
            if (!at.isAfter(now)) {
                due.add(key);
            }
        });
        return due;
    }

    private Duration pause(ObjectKey key) {
        return key.kind() == Kind.BACKUP_STORAGE_LOCATION ? checks : progress;
    }
}
