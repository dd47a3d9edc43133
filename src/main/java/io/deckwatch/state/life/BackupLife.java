package io.deckwatch.state.life;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Projection;
import io.deckwatch.event.TransferProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The whole life of one Backup, as far as its events tell.
 *
 * @param last what was last known of it
 * @param course what it went through
 * @param transfers the movements of its volumes, in the order in which they were made
 * @param deletions the requests to delete it
 * @param pauses when neither it nor any of its transfers moved
 */
public record BackupLife(
        BackupProjection last,
        Course course,
        List<TransferLife> transfers,
        List<DeletionProjection> deletions,
        List<Pause> pauses) {

    /** Kubernetes makes a name of a longer one out of its first characters. */
    private static final int GENERATED_FROM = 58;

    public BackupLife {
        transfers = List.copyOf(transfers);
        deletions = List.copyOf(deletions);
        pauses = List.copyOf(pauses);
    }

    /** How the names of the objects begin that Velero makes for a backup. */
    public static String namesOfChildren(String backup) {
        var base = backup + "-";
        return base.length() > GENERATED_FROM ? base.substring(0, GENERATED_FROM) : base;
    }

    /**
     * The life of a backup.
     *
     * @param events what is told of it and of other objects, in its order
     * @param now until when a life that goes on is looked at
     * @return empty if nothing is told of it
     */
    public static Optional<BackupLife> of(ObjectKey backup, List<ClusterEvent> events, Instant now) {
        Map<ObjectKey, List<ClusterEvent>> byObject = new LinkedHashMap<>();
        events.forEach(event -> Course.object(event)
                .ifPresent(object -> byObject.computeIfAbsent(object.key(), key -> new ArrayList<>())
                        .add(event)));
        return last(byObject.getOrDefault(backup, List.of()))
                .map(BackupProjection.class::cast)
                .map(last -> of(last, byObject, now));
    }

    private static Optional<Projection> last(List<ClusterEvent> events) {
        return events.isEmpty() ? Optional.empty() : Course.object(events.getLast());
    }

    private static BackupLife of(BackupProjection last, Map<ObjectKey, List<ClusterEvent>> byObject, Instant now) {
        var course = Course.of(
                byObject.getOrDefault(last.key(), List.of()), BackupProjection.class, BackupProjection::progress);
        var transfers = new ArrayList<TransferLife>();
        var deletions = new ArrayList<DeletionProjection>();
        byObject.values().forEach(events -> last(events).ifPresent(object -> {
            if (object instanceof TransferProjection transfer && isChild(transfer, last)) {
                transfers.add(TransferLife.of(transfer, events, now));
            } else if (object instanceof DeletionProjection request
                    && request.backup().equals(last.key().name())) {
                deletions.add(request);
            }
        }));
        transfers.sort(Comparator.comparing(TransferLife::created)
                .thenComparing(transfer -> transfer.last().key().name()));
        var life = new BackupLife(last, course, transfers, deletions, List.of());
        return new BackupLife(last, course, transfers, deletions, life.standstills(now));
    }

    private static boolean isChild(TransferProjection transfer, BackupProjection backup) {
        return transfer.isOfBackup()
                && transfer.parent().name().equals(backup.key().name())
                && transfer.key().namespace().equals(backup.key().namespace());
    }

    private List<Pause> standstills(Instant now) {
        var from = began();
        if (from.isEmpty()) {
            return List.of();
        }
        var moves = new TreeSet<>(course.moves());
        transfers.forEach(transfer -> moves.addAll(transfer.course().moves()));
        return Pause.between(moves, from.get(), end(now));
    }

    /** When it was made. */
    public Instant created() {
        return last.head().created();
    }

    /** When Velero began with it; empty if it never did. */
    public Optional<Instant> began() {
        return Optional.ofNullable(last.times().started());
    }

    /** When it ended, as Velero says or as it was seen; empty while it goes on. Its deletion comes later and is no end. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(last.times().completed()).or(course::ended);
    }

    /** When it ended, was gone before it did, or now while it goes on. */
    public Instant end(Instant now) {
        var gone = course.goneAt();
        return ended().orElse(gone == null ? now : gone);
    }

    /** The phase it ended in, also while or after it is deleted; the present one if it has not ended. */
    public Phase outcome() {
        var outcome = last.life().outcome();
        return outcome == null ? last.life().phase() : outcome;
    }

    /** Whether it still goes on. */
    public boolean isRunning() {
        return last.life().outcome() == null && course.goneAt() == null;
    }

    /** How long it took, or takes until now. */
    public Optional<Duration> took(Instant now) {
        return began().map(from -> Duration.between(from, end(now)));
    }
}
