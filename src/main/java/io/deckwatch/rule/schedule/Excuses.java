package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.location.Outage;
import io.deckwatch.rule.location.StorageLocationNoDefault;
import io.deckwatch.rule.location.StorageLocationReadOnlyInUse;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.state.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the storage location of a schedule explains of its failures: what went wrong while it took no backups. */
final class Excuses {

    private Excuses() {}

    /** The attempts, newest first, without those that are excused. */
    static Stream<Run> ownAttempts(ScheduleCase c) {
        return c.attempts().stream().filter(run -> c.isGood(run) || !excuse(c, run));
    }

    /**
     * That the location this schedule writes to is Unavailable, read-only or missing, as causes of what went wrong at that
     * time. What went wrong before is not explained by it.
     */
    static List<Cause> unusableLocation(ScheduleCase c, Instant at) {
        var location = c.installation().locationOf(c.definition());
        if (location.isEmpty()) {
            return List.of(c.sameInstallation(StorageLocationNoDefault.NAME));
        }
        var causes = new ArrayList<Cause>();
        if (Outage.of(location.get()).stream().anyMatch(outage -> !outage.isOver() && outage.met(at, at))) {
            causes.add(c.about(StorageLocationUnavailable.NAME, location.get()));
        }
        var changed = location.get().memory().accessChangedAt();
        if (location.get().spec().readOnly()
                && (changed == null || !Outage.late(at).isBefore(changed))) {
            causes.add(c.about(StorageLocationReadOnlyInUse.NAME, location.get()));
        }
        return causes;
    }

    /**
     * Whether a run that ended badly did so in an outage of its location that is over, or was refused because the location was
     * read-only then. That was told of the location, and says nothing of the schedule.
     */
    static boolean excuse(ScheduleCase c, Run run) {
        var location = c.installation().location(run.location()).or(() -> c.installation()
                .locationOf(c.definition()));
        return location.filter(l -> Outage.of(l).stream().anyMatch(outage -> outage.isOver() && outage.met(run))
                        || (!l.spec().readOnly() && run.reason().contains("read-only")))
                .isPresent();
    }

    /**
     * That the runs fail again and again by themselves, as a cause: a page about the same schedule that lasts until a run is
     * good, so that a second page would tell nothing new. If the location is the trouble that page is silent.
     */
    static List<Cause> failsPersistently(ScheduleCase c) {
        return c.newestAttempt()
                .filter(newest -> unusableLocation(c, newest.ended()).isEmpty())
                .map(newest -> List.of(c.sameSchedule(BackupFailingPersistent.NAME)))
                .orElse(List.of());
    }

    /** Since when the location this schedule writes to takes backups again, as far as that is remembered. */
    static Optional<Instant> locationBackAt(ScheduleCase c) {
        return c.installation().locationOf(c.definition()).flatMap(location -> Stream.concat(
                        Outage.of(location).stream().flatMap(outage -> Stream.ofNullable(outage.to())),
                        Stream.ofNullable(
                                location.spec().readOnly()
                                        ? null
                                        : location.memory().accessChangedAt()))
                .max(Comparator.naturalOrder()));
    }
}
