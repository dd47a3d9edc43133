package io.deckwatch.state;

import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests to delete backups of one installation. Velero removes them with the Backup, so those of the last day are kept:
 * they tell a backup that somebody wanted gone from one that vanished. Confined to its view's thread.
 */
public final class Deletions {

    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Map<String, Request>> byBackup = new HashMap<>();

    /**
     * A request to delete a backup.
     *
     * @param object the DeleteBackupRequest
     * @param isGone whether it is gone by now
     */
    public record Request(DeletionProjection object, boolean isGone) {

        private static final Comparator<Request> BY_TIME = Comparator.comparing(Request::at)
                .thenComparing(request -> request.object.key().name());

        /** When it was made. */
        public Instant at() {
            return object.head().created();
        }

        /** Whether Velero gave it up and nobody has removed it. */
        boolean hasFailed() {
            return !isGone
                    && object.life().phase().equals(Phase.PROCESSED)
                    && object.errors().count() > 0;
        }
    }

    Deletions() {}

    /** The newest request to delete that backup, if there is or was one. */
    public Optional<Request> newest(String backup) {
        return byBackup.getOrDefault(backup, Map.of()).values().stream().max(Request.BY_TIME);
    }

    /**
     * What came of the requests to delete that backup: the newest that Velero has processed. Another one that is made meanwhile
     * has changed nothing yet.
     */
    public Optional<Request> newestProcessed(String backup) {
        return byBackup.getOrDefault(backup, Map.of()).values().stream()
                .filter(request -> request.object.life().phase().equals(Phase.PROCESSED))
                .max(Request.BY_TIME);
    }

    /** Whether Velero gave the deletion of that backup up, and has not done it since. */
    boolean failed(String backup) {
        return newestProcessed(backup).filter(Request::hasFailed).isPresent();
    }

    void put(Request request) {
        var name = request.object.key().name();
        forget(name);
        requests.put(name, request);
        byBackup.computeIfAbsent(request.object.backup(), backup -> new TreeMap<>())
                .put(name, request);
    }

    /** The backup that a request asks to delete; null if the request is not known. */
    @Nullable
    String backupOf(String name) {
        var request = requests.get(name);
        return request == null ? null : request.object.backup();
    }

    void forget(String name) {
        var request = requests.remove(name);
        if (request != null) {
            byBackup.computeIfPresent(request.object.backup(), (backup, known) -> {
                known.remove(name);
                return known.isEmpty() ? null : known;
            });
        }
    }
}
