package io.deckwatch.state;

import io.deckwatch.event.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The transfers of each backup that has not ended, taken together; of one that ended only those that failed. Confined to its
 * view's thread.
 */
public final class Children {

    private final Map<String, Brood> broods = new HashMap<>();

    /**
     * The transfers of one backup by name.
     *
     * @param running when each of those that run last moved
     * @param ended when each of those that ended did so
     * @param failed the volumes of those that failed or were cancelled
     */
    private record Brood(Map<String, Instant> running, Map<String, Instant> ended, Map<String, String> failed) {

        static Brood empty() {
            return new Brood(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        boolean isEmpty() {
            return running.isEmpty() && ended.isEmpty() && failed.isEmpty();
        }
    }

    /** When anything last happened to the transfers of a backup that runs: bytes moved, one began, one ended. */
    public Optional<Instant> moved(String backup) {
        return Optional.ofNullable(broods.get(backup)).flatMap(brood -> Stream.of(brood.running, brood.ended)
                .flatMap(all -> all.values().stream())
                .max(Comparator.naturalOrder()));
    }

    /** When the last transfer of a backup that runs ended; empty while one moves, and if it has none. */
    public Optional<Instant> allEndedAt(String backup) {
        return Optional.ofNullable(broods.get(backup))
                .filter(brood -> brood.running.isEmpty())
                .flatMap(brood -> brood.ended.values().stream().max(Comparator.naturalOrder()));
    }

    /** Whether a backup still waits for any of its transfers. */
    public boolean anyRuns(String backup) {
        var brood = broods.get(backup);
        return brood != null && !brood.running.isEmpty();
    }

    /** How many transfers of a backup that runs have ended. */
    public int ended(String backup) {
        var brood = broods.get(backup);
        return brood == null ? 0 : brood.ended.size();
    }

    /** The volumes of a backup whose transfer failed or was cancelled, without repetition, in their order. */
    public List<String> failed(String backup) {
        var brood = broods.get(backup);
        return brood == null
                ? List.of()
                : brood.failed.values().stream().distinct().sorted().toList();
    }

    /** Takes a transfer of a volume for a backup, which runs or has ended. */
    void seen(Transfer transfer, String volume, boolean parentRuns) {
        var failed = transfer.phase().isFinal() && !transfer.phase().equals(Phase.COMPLETED);
        if (!parentRuns && !failed) {
            return;
        }
        var brood = broods.computeIfAbsent(transfer.parent(), name -> Brood.empty());
        if (failed) {
            brood.failed.put(transfer.name(), volume);
        }
        if (parentRuns && transfer.phase().isFinal()) {
            brood.running.remove(transfer.name());
            brood.ended.put(transfer.name(), transfer.since());
        } else if (parentRuns) {
            brood.running.put(transfer.name(), transfer.moved());
        }
    }

    /** A transfer that had not ended is gone. */
    void gone(String backup, String transfer) {
        var brood = broods.get(backup);
        if (brood != null) {
            brood.running.remove(transfer);
            dropIfEmpty(backup, brood);
        }
    }

    /** A backup ended: nothing moves for it any more. */
    void parentEnded(String backup) {
        var brood = broods.get(backup);
        if (brood != null) {
            brood.running.clear();
            brood.ended.clear();
            dropIfEmpty(backup, brood);
        }
    }

    void forget(String backup) {
        broods.remove(backup);
    }

    private void dropIfEmpty(String backup, Brood brood) {
        if (brood.isEmpty()) {
            broods.remove(backup);
        }
    }
}
