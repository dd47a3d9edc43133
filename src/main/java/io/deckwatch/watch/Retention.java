package io.deckwatch.watch;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent.Gone;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Projection;
import io.deckwatch.event.RestoreProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what of the objects that are gone need not be kept any longer. Of a schedule's backups the newest 15 runs stay, and
 * each for 30 days at least; other backups stay 7 days. The newest Completed Restore of each schedule stays 400 days, for
 * Velero deletes Restores with their backups, and a restore proves more than its backup's days. All else stays one day.
 */
final class Retention {

    static final int RUNS_KEPT = 15;

    private static final Duration SCHEDULED = Duration.ofDays(30);
    private static final Duration UNSCHEDULED = Duration.ofDays(7);
    private static final Duration RESTORED = Duration.ofDays(400);
    private static final Duration OTHERS = Duration.ofDays(1);

    private record Series(String namespace, String schedule) {}

    private Retention() {}

    /**
     * The objects to be forgotten.
     *
     * @param gone what is gone
     * @param present the backups that are there; they count among the newest runs
     */
    static List<ObjectKey> over(Collection<Gone> gone, Collection<BackupProjection> present, Instant now) {
        var newest = newestRuns(gone, present);
        var drills = newestDrills(gone);
        var over = new ArrayList<ObjectKey>();
        for (var one : gone) {
            var key = one.last().key();
            if (!newest.contains(key)
                    && !one.at()
                            .plus(drills.contains(key) ? RESTORED : keep(one.last()))
                            .isAfter(now)) {
                over.add(key);
            }
        }
        return over;
    }

    private static Duration keep(Projection last) {
        if (last instanceof BackupProjection backup) {
            return backup.spec().schedule() == null ? UNSCHEDULED : SCHEDULED;
        }
        return OTHERS;
    }

    private static Set<ObjectKey> newestDrills(Collection<Gone> gone) {
        var bySeries = new HashMap<Series, RestoreProjection>();
        for (var one : gone) {
            if (one.last() instanceof RestoreProjection restore
                    && Phase.COMPLETED.equals(restore.life().outcome())) {
                bySeries.merge(
                        new Series(restore.key().namespace(), restore.source().series()),
                        restore,
                        (known, other) -> doneAt(other).isAfter(doneAt(known)) ? other : known);
            }
        }
        return bySeries.values().stream().map(RestoreProjection::key).collect(Collectors.toSet());
    }

    private static Instant doneAt(RestoreProjection restore) {
        var completed = restore.times().completed();
        return completed != null ? completed : restore.life().since();
    }

    private static Set<ObjectKey> newestRuns(Collection<Gone> gone, Collection<BackupProjection> present) {
        var bySeries = new HashMap<Series, List<BackupProjection>>();
        present.forEach(backup -> sort(bySeries, backup));
        for (var one : gone) {
            if (one.last() instanceof BackupProjection backup) {
                sort(bySeries, backup);
            }
        }
        var newest = new HashSet<ObjectKey>();
        for (var runs : bySeries.values()) {
            runs.sort(Comparator.comparing(Retention::startOf).reversed());
            runs.stream().limit(RUNS_KEPT).forEach(run -> newest.add(run.key()));
        }
        return newest;
    }

    private static void sort(Map<Series, List<BackupProjection>> bySeries, BackupProjection backup) {
        var schedule = backup.spec().schedule();
        if (schedule != null) {
            bySeries.computeIfAbsent(new Series(backup.key().namespace(), schedule), series -> new ArrayList<>())
                    .add(backup);
        }
    }

    private static Instant startOf(BackupProjection backup) {
        var started = backup.times().started();
        return started != null ? started : backup.head().created();
    }
}
