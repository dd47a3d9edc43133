package io.deckwatch.simulation.world;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.world.Resource.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of one namespace as an API server keeps them, and what changed since somebody last asked. */
public final class Store {

    private static final int FIRST_VERSION = 10_000;

    private final String namespace;
    private final Agenda agenda;
    private final Chance chance;
    private final Map<Kind, Map<String, Entry>> objects = new EnumMap<>(Kind.class);
    private final Map<String, List<Resource>> children = new HashMap<>();
    private final Map<Kind, Integer> movements = new EnumMap<>(Kind.class);
    private final List<Change> changes = new ArrayList<>();
    private long version = FIRST_VERSION;
    private boolean silent;

    private static final class Entry {
        private final Resource object;
        private Writes writes;

        Entry(Resource object, Writes writes) {
            this.object = object;
            this.writes = writes;
        }

        Map<String, Object> json() {
            return object.json(writes);
        }
    }

    public Store(String namespace, Agenda agenda, Chance chance) {
        this.namespace = namespace;
        this.agenda = agenda;
        this.chance = chance;
        for (var kind : Kind.values()) {
            objects.put(kind, new LinkedHashMap<>());
        }
    }

    /** Whether changes are kept for {@link #drain}. They are not while the past is made up. */
    public void silent(boolean whether) {
        silent = whether;
    }

    /** A new object that nobody sees before it is added. */
    public Resource draft(Kind kind, String name) {
        return new Resource(kind, name)
                .metadata("name", name)
                .metadata("namespace", namespace)
                .metadata("uid", chance.uid());
    }

    /** A new object whose name is made of that one's and a suffix. */
    public Resource draftLike(Kind kind, String name) {
        return draft(kind, name + "-" + chance.suffix()).metadata("generateName", name + "-");
    }

    /** The object is there from now on. */
    public Resource add(Resource object) {
        var now = agenda.now();
        movements.merge(object.kind(), 1, Integer::sum);
        var entry = new Entry(object, new Writes(now, now, 1, ++version));
        of(object.kind()).put(object.name(), entry);
        if (!object.owner().isEmpty()) {
            children.computeIfAbsent(object.owner(), uid -> new ArrayList<>()).add(object);
        }
        note(entry, Change.Type.ADDED);
        return object;
    }

    /** The object has changed; nothing happens if it is gone. */
    public void modify(Resource object) {
        var entry = entry(object);
        if (entry != null) {
            entry.writes = entry.writes.again(agenda.now(), ++version);
            note(entry, Change.Type.MODIFIED);
        }
    }

    /** The object is gone from now on, and with it what belongs to it. Nothing happens if it is gone already. */
    public void delete(Resource object) {
        var entry = entry(object);
        if (entry == null) {
            return;
        }
        movements.merge(object.kind(), 1, Integer::sum);
        of(object.kind()).remove(object.name());
        entry.writes = entry.writes.again(agenda.now(), ++version);
        note(entry, Change.Type.DELETED);
        var siblings = children.get(object.owner());
        if (siblings != null) {
            siblings.remove(object);
        }
        var orphans = children.remove(object.uid());
        if (orphans != null) {
            List.copyOf(orphans).forEach(this::delete);
        }
    }

    /** Whether this very object is still there, not another one of its name. */
    public boolean holds(Resource object) {
        return entry(object) != null;
    }

    /** When an object that is there was added. */
    public Instant created(Resource object) {
        var entry = entry(object);
        return entry == null ? agenda.now() : entry.writes.created();
    }

    /** All objects of a kind, oldest first. A copy, so that they may be deleted meanwhile. */
    public List<Resource> all(Kind kind) {
        return of(kind).values().stream().map(entry -> entry.object).toList();
    }

    public Optional<Resource> find(Kind kind, String name) {
        return Optional.ofNullable(of(kind).get(name)).map(entry -> entry.object);
    }

    /** How many objects of a kind came or went so far. */
    public int movements(Kind kind) {
        return movements.getOrDefault(kind, 0);
    }

    /** All objects of a kind as the API server lists them. */
    public List<Map<String, Object>> list(Kind kind) {
        return of(kind).values().stream().map(Entry::json).toList();
    }

    /** What changed since the last call, in order. */
    public List<Change> drain() {
        var drained = List.copyOf(changes);
        changes.clear();
        return drained;
    }

    private @Nullable Entry entry(Resource object) {
        var entry = of(object.kind()).get(object.name());
        return entry != null && entry.object == object ? entry : null;
    }

    private Map<String, Entry> of(Kind kind) {
        var found = objects.get(kind);
        if (found == null) {
            throw new IllegalStateException("Every kind has a shelf.");
        }
        return found;
    }

    private void note(Entry entry, Change.Type type) {
        if (!silent) {
            changes.add(new Change(agenda.now(), type, entry.object.kind(), entry.json()));
        }
    }
}
