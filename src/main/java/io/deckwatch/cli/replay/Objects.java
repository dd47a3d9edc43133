package io.deckwatch.cli.replay;

import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.event.UnreadableObjectException;
import io.deckwatch.watch.Transfers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The objects of one cluster as its watch knows them: turns watch events into what the watch would publish. */
final class Objects {

    private final ObjectReader reader;
    private final Map<ObjectKey, Projection> known = new HashMap<>();
    private final Map<ObjectKey, Projection> gone = new HashMap<>();
    private final Set<ObjectKey> listed = new HashSet<>();
    private final Transfers transfers = new Transfers();
    private boolean relisted;
    private long unreadable;

    Objects(String cluster) {
        this.reader = new ObjectReader(cluster);
    }

    /** What the watch publishes after an event about an object; nothing if nothing that matters changed. */
    List<ClusterEvent> take(RecordedEvent event) {
        try {
            var projection = reader.read(event.object(), event.at());
            return switch (event.type()) {
                case ADDED -> added(projection, event.at());
                case MODIFIED -> seen(projection, event.at());
                case DELETED -> gone(projection, event.at());
                case BOOKMARK, LOST -> List.of();
            };
        } catch (UnreadableObjectException e) {
            unreadable++;
            return List.of();
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
        var events = new ArrayList<ClusterEvent>();
        for (var key : missing.values()) {
            var last = known.remove(key);
            if (last != null) {
                events.addAll(goneAs(last, now));
            }
        }
        return events;
    }

    /** How many objects could not be read, because they are of another kind or have no name. */
    long unreadable() {
        return unreadable;
    }

    private List<ClusterEvent> added(Projection projection, Instant at) {
        relisted |= known.containsKey(projection.key()) && !listed.contains(projection.key());
        listed.add(projection.key());
        return seen(projection, at);
    }

    private List<ClusterEvent> seen(Projection projection, Instant at) {
        var earlier = known.get(projection.key());
        var before = earlier == null ? gone.get(projection.key()) : earlier;
        var next = transfers.summedUp(before == null ? projection : projection.after(before, at));
        if (earlier != null && next.changeSince(earlier) == Projection.Change.NONE) {
            return List.of();
        }
        known.put(next.key(), next);
        return withBackup(new ClusterEvent.Seen(next), next, false);
    }

    private List<ClusterEvent> gone(Projection projection, Instant at) {
        var earlier = known.remove(projection.key());
        var last = transfers.summedUp(earlier == null ? projection : projection.after(earlier, at));
        return goneAs(last, at);
    }

    private List<ClusterEvent> goneAs(Projection last, Instant at) {
        gone.put(last.key(), last);
        return withBackup(new ClusterEvent.Gone(last, at), last, true);
    }

    /** An event, and one about the backup that takes the transfer up into its summary, if it was about a transfer. */
    private List<ClusterEvent> withBackup(ClusterEvent event, Projection object, boolean gone) {
        var events = new ArrayList<>(List.of(event));
        if (object instanceof TransferProjection transfer) {
            transfers.note(transfer, gone).map(known::get).ifPresent(backup -> {
                var next = transfers.summedUp(backup);
                if (!next.equals(backup)) {
                    known.put(next.key(), next);
                    events.add(new ClusterEvent.Seen(next));
                }
            });
        }
        return events;
    }
}
