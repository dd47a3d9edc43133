package io.deckwatch.stream.wire;

import java.util.HashMap;
import java.util.Map;

/**
 * Shares equal names among the records of one reader: a million backups hold the names of a few clusters, namespaces, schedules
 * and locations. Confined to one thread.
 */
final class Names {

    /** Beyond this the names evidently do not repeat, and keeping them would be a leak. */
    private static final int MAX_NAMES = 100_000;

    private final Map<String, String> shared = new HashMap<>();

    String shared(String name) {
        var known = shared.putIfAbsent(name, name);
        if (known != null) {
            return known;
        }
        if (shared.size() > MAX_NAMES) {
            shared.clear();
        }
        return name;
    }
}
