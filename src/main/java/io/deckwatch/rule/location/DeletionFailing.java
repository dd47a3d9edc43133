package io.deckwatch.rule.location;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Deletions.Request;
import io.deckwatch.state.Run;
import io.deckwatch.state.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Velero does not get backups deleted: a request ended with errors, or a backup is {@code Deleting} for long. It tries again by
 * itself only once the backup has expired.
 *
 * @param after how long a backup may be {@code Deleting}
 */
public record DeletionFailing(Duration after) implements LocationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroDeletionFailing";

    /** The default of {@link #after}. */
    public static final Duration AFTER = Duration.ofHours(1);

    /** Who asks to delete a backup that runs is refused, and that is all. */
    private static final String STILL_RUNNING = "in progress";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.BACKUP, Kind.DELETE_BACKUP_REQUEST);
    }

    /** What Velero does not get deleted, by name: since when, and why as far as it says so. */
    private record Stuck(Instant since, String reason) {}

    @Override
    public Verdict judge(LocationCase c) {
        var shelf = c.shelf();
        if (shelf.isEmpty()) {
            return Verdict.fine();
        }
        var all = failed(c, shelf.get());
        shelf.get().deleting().forEach((name, since) -> c.installation()
                .backup(name)
                .flatMap(run -> Outage.deletionFails(c.location(), run, since, since.plus(after)))
                .ifPresent(at -> all.putIfAbsent(name, new Stuck(at, ""))));
        var stuck = new TreeMap<String, Stuck>();
        Instant next = null;
        for (var one : all.entrySet()) {
            var at = one.getValue().since();
            if (!c.now().isBefore(at)) {
                stuck.put(one.getKey(), one.getValue());
            } else if (next == null || at.isBefore(next)) {
                next = at;
            }
        }
        return stuck.isEmpty() ? Verdict.fineUntil(next) : failing(c, stuck, next);
    }

    private static Map<String, Stuck> failed(LocationCase c, Shelf shelf) {
        var failed = new TreeMap<String, Stuck>();
        for (var run : shelf.undeletable()) {
            c.installation()
                    .storage()
                    .processedDeletionOf(run.name())
                    .filter(request -> matters(run, request))
                    .flatMap(request -> stuck(c, run, request))
                    .ifPresent(stuck -> failed.put(run.name(), stuck));
        }
        return failed;
    }

    private static Optional<Stuck> stuck(LocationCase c, Run run, Request request) {
        var object = request.object();
        return Outage.deletionFails(
                        c.location(), run, request.at(), object.life().since())
                .map(since -> new Stuck(since, object.errors().first()));
    }

    /**
     * A request that was refused changed nothing; garbage collection makes another one within the hour, people do not. One that
     * was begun left a backup that is neither whole nor gone.
     */
    private static boolean matters(Run run, Request request) {
        return run.phase().equals(Phase.DELETING)
                || (!run.hasExpired(request.at())
                        && !request.object().errors().first().contains(STILL_RUNNING));
    }

    private static Symptom symptom(LocationCase c, String backup, String reason) {
        return new Symptom(reason, Map.of("kind", "DeleteBackupRequest", "phase", "Deleting", "backup", backup))
                .about(Symptoms.of(c.location()).names());
    }

    private static Verdict failing(LocationCase c, TreeMap<String, Stuck> stuck, @Nullable Instant next) {
        var since = stuck.values().stream()
                .map(Stuck::since)
                .min(Instant::compareTo)
                .orElseThrow();
        Optional<String> reason = stuck.values().stream()
                .map(Stuck::reason)
                .filter(text -> !text.isEmpty())
                .findFirst();
        var one = stuck.size() == 1;
        return new Verdict.Active(
                Severity.WARNING,
                since,
                next,
                new Facts(
                                "Velero cannot delete " + (one ? "1 backup" : stuck.size() + " backups")
                                        + " from storage location "
                                        + c.subject().name() + ".",
                                Words.because(
                                                (one ? "Backup " : "Backups ") + Words.list(stuck.keySet())
                                                        + (one ? " is" : " are") + " being deleted, and "
                                                        + (one ? "does" : "do")
                                                        + " not go",
                                                reason.orElse(""))
                                        + " Parts of what was to be deleted may be gone already: do not rely on"
                                        + " restoring it. Nothing tries again before it has expired.",
                                c.about(since, reason.orElse("")),
                                List.of(
                                        c.sameLocation(StorageLocationUnavailable.NAME),
                                        c.sameLocation(StorageLocationReadOnlyInUse.NAME)))
                        .with(symptom(c, stuck.firstKey(), reason.orElse(""))));
    }
}
