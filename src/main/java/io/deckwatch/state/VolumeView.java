package io.deckwatch.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The movements of one volume on behalf of one schedule, backup or restore: those that run, and the newest that ended. Older
 * ends are superseded and forgotten. Confined to its view's thread.
 */
public final class VolumeView {

    private final Map<String, Transfer> running = new HashMap<>();
    private final List<Transfer> newestEnd = new ArrayList<>(1);

    void seen(Transfer transfer) {
        if (!transfer.phase().isFinal()) {
            running.put(transfer.name(), transfer);
            return;
        }
        running.remove(transfer.name());
        if (newestEnd.isEmpty()
                || !transfer.since().isBefore(newestEnd.getFirst().since())) {
            newestEnd.clear();
            newestEnd.add(transfer);
        }
    }

    void gone(String name) {
        running.remove(name);
    }

    boolean isEmpty() {
        return running.isEmpty() && newestEnd.isEmpty();
    }

    /** Whether any movement has not ended. */
    public boolean isRunning() {
        return !running.isEmpty();
    }

    /** The movements that have not ended. */
    public Iterable<Transfer> running() {
        return running.values();
    }

    /** The movement that ended last. */
    public Optional<Transfer> newestEnd() {
        return newestEnd.stream().findFirst();
    }
}
