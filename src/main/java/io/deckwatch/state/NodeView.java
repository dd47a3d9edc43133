package io.deckwatch.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What the data movers of one node have to do. Confined to its view's thread. */
public final class NodeView {

    private final Map<String, Task> tasks = new HashMap<>();

    /**
     * A movement that has not ended.
     *
     * @param transfer the movement
     * @param volume the volume's text
     */
    public record Task(Transfer transfer, String volume) {}

    void take(String id, Task task) {
        tasks.put(id, task);
    }

    void drop(String id) {
        tasks.remove(id);
    }

    /** The movements that have not ended. */
    public Collection<Task> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }
}
