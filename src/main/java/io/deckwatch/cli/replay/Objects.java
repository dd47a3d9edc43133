package io.deckwatch.cli.replay;

import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.UnreadableObjectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The objects of one cluster as its watch knows them: turns watch events into what the watch would publish. */
final class Objects {

    private final ObjectReader reader;
    private final Map<ObjectKey, Projection> known = new HashMap<>();
    private final Set<ObjectKey> listed = new HashSet<>();
    private boolean relisted;
    private long unreadable;

    Objects(String cluster) {
        this.reader = new ObjectReader(cluster);
    }

    /** What the watch publishes after an event about an object; empty if nothing that matters changed. */
    Optional<ClusterEvent> take(RecordedEvent event) {
        try {
            var projection = reader.read(event.object(), event.at());
            return switch (event.type()) {
                case ADDED -> added(projection, event.at());
                case MODIFIED -> seen(projection, event.at());
                case DELETED -> Optional.of(gone(projection, event.at()));
                case BOOKMARK, LOST -> Optional.empty();
            };
        } catch (UnreadableObjectException e) {
            unreadable++;
            return Optional.empty();
        }
    }

    /** The watch is back: what is added from now on may be the new list of everything. */
    void expectList() {
        listed.clear();
        relisted = false;
    }

    /**
     * The new list is complete, if there was one: objects that are not in it were deleted while nobody watched. A watch that
     * went on where it had stopped lists nothing, and then nothing is gone.
     */
    List<ClusterEvent> endList(Instant now) {
        if (!relisted) {
            return List.of();
        }
        var missing = new TreeMap<String, ObjectKey>();
        known.keySet().stream().filter(key -> !listed.contains(key)).forEach(key -> missing.put(key.text(), key));
        var gone = new ArrayList<ClusterEvent>();
        for (var key : missing.values()) {
            var last = known.remove(key);
            if (last != null) {
                gone.add(new ClusterEvent.Gone(last, now));
            }
        }
        return gone;
    }

    /** How many objects could not be read, because they are of another kind or have no name. */
    long unreadable() {
        return unreadable;
    }

    private Optional<ClusterEvent> added(Projection projection, Instant at) {
        relisted |= known.containsKey(projection.key()) && !listed.contains(projection.key());
        listed.add(projection.key());
        return seen(projection, at);
    }

    private Optional<ClusterEvent> seen(Projection projection, Instant at) {
        var earlier = known.get(projection.key());
        if (earlier == null) {
            known.put(projection.key(), projection);
            return Optional.of(new ClusterEvent.Seen(projection));
        }
        var next = projection.after(earlier, at);
        if (next.changeSince(earlier) == Projection.Change.NONE) {
            return Optional.empty();
        }
        known.put(next.key(), next);
        return Optional.of(new ClusterEvent.Seen(next));
    }

    private ClusterEvent gone(Projection projection, Instant at) {
        var earlier = known.remove(projection.key());
        return new ClusterEvent.Gone(earlier == null ? projection : projection.after(earlier, at), at);
    }
}
