package io.deckwatch.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The movements of one volume on behalf of one schedule, backup or restore: those that run, the newest that ended, and the
 * newest good copy. Older ones are superseded and forgotten. Confined to its view's thread.
 */
public final class VolumeView {

    private final Map<String, Transfer> running = new HashMap<>();
    private final List<Transfer> newestEnd = new ArrayList<>(1);
    private final List<Copy> newestCopy = new ArrayList<>(1);

    /**
     * A good copy of the volume in a backup of this cluster that is a restore point, at least in parts.
     *
     * @param backup the backup's name
     * @param started when that started
     */
    public record Copy(String backup, Instant started) {}

    void copied(Copy copy) {
        if (newestCopy.isEmpty() || copy.started().isAfter(newestCopy.getFirst().started())) {
            newestCopy.clear();
            newestCopy.add(copy);
        }
    }

    /** The newest good copy, whether its backup is still there or not. */
    public Optional<Copy> newestCopy() {
        return newestCopy.stream().findFirst();
    }

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
        return running.isEmpty() && newestEnd.isEmpty() && newestCopy.isEmpty();
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
