package io.deckwatch.demo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.world.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The objects of one kind in one cluster, and the changes that watches may still ask for. Any thread may use it. */
final class Shelf {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A watch that is further behind has to list anew, as with a real API server. */
    private static final int KEPT = 2_000;

    private final Kind kind;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private final Deque<Line> lines = new ArrayDeque<>();
    private long newest;
    private long forgotten;
    private boolean open;

    /**
     * A line of a watch.
     *
     * @param version the object's version; what is after it has a greater one
     * @param text the watch event
     */
    record Line(long version, String text) {}

    /**
     * What a watch is to be told next.
     *
     * @param lines all changes since it was last told
     * @param version where it is then
     * @param expired whether it is so far behind that it must list anew
     */
    record News(List<Line> lines, long version, boolean expired) {}

    Shelf(Kind kind) {
        this.kind = kind;
    }

    /** Fills it with what is there at the beginning; nobody is answered before. */
    void open(List<Map<String, Object>> present) {
        lock.lock();
        try {
            for (var object : present) {
                objects.put(name(object), object);
                newest = Math.max(newest, version(object));
            }
            open = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void apply(Change change) {
        var line = new Line(version(change.object()), event(change.type().name(), change.object()));
        lock.lock();
        try {
            if (change.type() == Change.Type.DELETED) {
                objects.remove(name(change.object()));
            } else {
                objects.put(name(change.object()), change.object());
            }
            newest = line.version();
            lines.addLast(line);
            if (lines.size() > KEPT) {
                forgotten = lines.removeFirst().version();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All objects as one page. */
    String list() throws InterruptedException {
        lock.lock();
        try {
            while (!open) {
                news.await();
            }
            return json(Map.of(
                    "apiVersion",
                    kind.apiVersion(),
                    "kind",
                    kind.kindName() + "List",
                    "metadata",
                    Map.of("resourceVersion", Long.toString(newest)),
                    "items",
                    List.copyOf(objects.values())));
        } finally {
            lock.unlock();
        }
    }

    /** What changed after that version; waits for something for a while. */
    News after(long version, long millis) throws InterruptedException {
        lock.lock();
        try {
            if (newest <= version) {
                var unused = news.await(millis, TimeUnit.MILLISECONDS);
            }
            if (version < forgotten) {
                return new News(List.of(), version, true);
            }
            var told = new ArrayList<Line>();
            for (var line : lines) {
                if (line.version() > version) {
                    told.add(line);
                }
            }
            return new News(told, Math.max(version, newest), false);
        } finally {
            lock.unlock();
        }
    }

    String bookmark(long version) {
        return event(
                "BOOKMARK",
                Map.of(
                        "apiVersion",
                        kind.apiVersion(),
                        "kind",
                        kind.kindName(),
                        "metadata",
                        Map.of("resourceVersion", Long.toString(version))));
    }

    static String expired() {
        return event("ERROR", Map.of("kind", "Status", "code", 410, "reason", "Expired", "message", "too old"));
    }

    private static String event(String type, Map<String, ?> object) {
        return json(Map.of("type", type, "object", object));
    }

    private static String name(Map<String, Object> object) {
        return new Tree(object).at("metadata", "name").textOrEmpty();
    }

    private static long version(Map<String, Object> object) {
        return new Tree(object).at("metadata", "resourceVersion").number();
    }

    private static String json(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts can be written as JSON.", e);
        }
    }
}
