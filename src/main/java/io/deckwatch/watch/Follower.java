package io.deckwatch.watch;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ClusterEvent.Forgotten;
import io.deckwatch.event.ClusterEvent.Gone;
import io.deckwatch.event.ClusterEvent.Seen;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Projection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.watch.feed.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was published of each object, and publishes what differs: states at once, progress throttled, absence as
 * {@link Gone}. A new UID under an old name is a new object, and the old one is gone.
 */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    /** One object's memory: what was published last, what is held back since, and when it went. */
    private static final class Entry {
        private Projection last;
        private @Nullable Projection held;
        private @Nullable Instant goneAt;

        Entry(Projection last) {
            this.last = last;
        }

        Projection newest() {
            return held != null ? held : last;
        }
    }

    private final Outlet outlet;
    private final Throttle throttle;
    private final Transfers transfers = new Transfers();
    private final Map<Kind, Map<ObjectKey, Entry>> entries = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> newestKnown = new EnumMap<>(Kind.class);

    Follower(Outlet outlet, Throttle throttle) {
        this.outlet = outlet;
        this.throttle = throttle;
        for (var kind : Kind.values()) {
            entries.put(kind, new HashMap<>());
        }
    }

    /** Takes over what an earlier watch published. */
    void recall(List<ClusterEvent> known) {
        for (var event : known) {
            switch (event) {
                case Seen(var object) -> remember(object, null);
                case Gone(var last, var at) -> remember(last, at);
                case Forgotten(var key) -> of(key.kind()).remove(key);
                case ClusterEvent.Beat ignored -> {}
                case ClusterEvent.Left ignored -> {}
            }
        }
    }

    /** An object is there. */
    void seen(Projection object, Instant now) {
        var entry = of(object.key().kind()).get(object.key());
        if (entry != null && isAnother(object, entry.last)) {
            if (entry.goneAt == null) {
                goneAs(entry, entry.newest(), now);
            }
        }
        if (entry == null || entry.goneAt != null) {
            var next = transfers.summedUp(entry == null ? object : object.after(entry.last, now));
            publish(new Entry(next), next, now);
        } else {
            compare(entry, transfers.summedUp(object.after(entry.newest(), now)), now);
        }
        if (object instanceof TransferProjection) {
            rollUp(object.key(), now);
        }
    }

    /** An object was deleted, and this is its last state. */
    void gone(Projection object, Instant now) {
        var entry = of(object.key().kind()).get(object.key());
        if (entry == null) {
            goneAs(new Entry(object), object, now);
        } else if (entry.goneAt == null && !isAnother(object, entry.last)) {
            goneAs(entry, transfers.summedUp(object.after(entry.newest(), now)), now);
        }
    }

    /** An object was deleted, and its last state cannot be read. */
    void gone(ObjectKey key, Instant now) {
        var entry = of(key.kind()).get(key);
        if (entry != null && entry.goneAt == null) {
            goneAs(entry, entry.newest(), now);
        }
    }

    /** A complete list was read: what is missing in it is gone, unless the list is older than what is known. */
    void listed(Scope scope, Set<ObjectKey> present, String resourceVersion, Instant now) {
        var version = number(resourceVersion);
        var newest = newestKnown.getOrDefault(scope.kind(), -1L);
        if (version >= 0 && version < newest) {
            LOG.warnf(
                    "list is older than what was published, nothing is taken for deleted scope=\"%s\" version=%d"
                            + " known=%d",
                    scope, version, newest);
            return;
        }
        for (var entry : List.copyOf(of(scope.kind()).values())) {
            var key = entry.last.key();
            if (entry.goneAt == null && scope.holds(key.kind(), key.namespace()) && !present.contains(key)) {
                goneAs(entry, entry.newest(), now);
            }
        }
    }

    /** Publishes the progress whose time has come. */
    void flush(Instant now) {
        for (var key : throttle.due(now)) {
            var entry = of(key.kind()).get(key);
            if (entry != null && entry.held != null) {
                publish(entry, entry.held, now);
            } else {
                throttle.drop(key);
            }
        }
    }

    /** Forgets what has been gone for long enough. */
    void sweep(Instant now) {
        var gone = new ArrayList<Gone>();
        var present = new ArrayList<BackupProjection>();
        for (var objects : entries.values()) {
            for (var entry : objects.values()) {
                if (entry.goneAt != null) {
                    gone.add(new Gone(entry.last, entry.goneAt));
                } else if (entry.last instanceof BackupProjection backup) {
                    present.add(backup);
                }
            }
        }
        for (var key : Retention.over(gone, present, now)) {
            var entry = of(key.kind()).remove(key);
            if (entry != null && entry.last instanceof TransferProjection transfer) {
                transfers.forget(transfer);
            }
            throttle.drop(key);
            outlet.publish(new Forgotten(key));
        }
    }

    private void compare(Entry entry, Projection next, Instant now) {
        switch (next.changeSince(entry.last)) {
            case NONE -> {
                // Progress may have come back to what was published; then nothing is left to be said.
                entry.held = null;
                throttle.unhold(next.key());
            }
            case STATE -> publish(entry, next, now);
            case PROGRESS -> {
                if (throttle.admits(next.key(), now)) {
                    publish(entry, next, now);
                } else {
                    if (entry.held != null) {
                        outlet.countHeld();
                    }
                    entry.held = next;
                }
            }
        }
    }

    private void publish(Entry entry, Projection next, Instant now) {
        entry.last = next;
        entry.held = null;
        of(next.key().kind()).put(next.key(), entry);
        noteVersion(next);
        throttle.pass(next.key(), now);
        outlet.publish(new Seen(next));
    }

    private void goneAs(Entry entry, Projection last, Instant now) {
        entry.last = last;
        entry.held = null;
        entry.goneAt = now;
        of(last.key().kind()).put(last.key(), entry);
        noteVersion(last);
        throttle.drop(last.key());
        outlet.publish(new Gone(last, now));
        if (last instanceof TransferProjection) {
            rollUp(last.key(), now);
        }
    }

    /** Takes an ended transfer up into its backup's summary. */
    private void rollUp(ObjectKey key, Instant now) {
        var entry = of(key.kind()).get(key);
        if (entry == null || !(entry.newest() instanceof TransferProjection transfer)) {
            return;
        }
        transfers.note(transfer, entry.goneAt != null).ifPresent(backup -> {
            var parent = of(Kind.BACKUP).get(backup);
            if (parent != null && parent.goneAt == null) {
                var next = transfers.summedUp(parent.newest());
                if (!next.equals(parent.newest())) {
                    compare(parent, next, now);
                }
            }
        });
    }

    private void remember(Projection object, @Nullable Instant goneAt) {
        var entry = new Entry(object);
        entry.goneAt = goneAt;
        of(object.key().kind()).put(object.key(), entry);
        noteVersion(object);
        if (object instanceof TransferProjection transfer) {
            var unused = transfers.note(transfer, goneAt != null);
        }
    }

    private void noteVersion(Projection object) {
        newestKnown.merge(object.key().kind(), number(object.head().resourceVersion()), Math::max);
    }

    private Map<ObjectKey, Entry> of(Kind kind) {
        return entries.computeIfAbsent(kind, missing -> new HashMap<>());
    }

    private static boolean isAnother(Projection one, Projection other) {
        var uid = one.head().uid();
        var otherUid = other.head().uid();
        return !uid.isEmpty() && !otherUid.isEmpty() && !uid.equals(otherUid);
    }

    /** A resource version as a number, or -1 for one that is none. */
    private static long number(String resourceVersion) {
        try {
            return Long.parseLong(resourceVersion);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
