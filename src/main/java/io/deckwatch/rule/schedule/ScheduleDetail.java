package io.deckwatch.rule.schedule;

import io.deckwatch.cron.Cron;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one schedule, for the page about it. Immutable, so that any thread may read it.
 *
 * @param standing how it stands
 * @param history its last {@value #DAYS} days
 * @param clock when it runs
 * @param points its restore points
 * @param storage where they lie
 * @param trouble why Velero does not run it, or an empty string
 */
public record ScheduleDetail(
        ScheduleStanding standing,
        Timeline history,
        RunClock clock,
        RestorePoints points,
        Storage storage,
        String trouble) {

    /** How many days are looked back at: thirteen weeks. */
    public static final int DAYS = 91;

    /** One an hour, and a day more. */
    private static final int MOST_RUNS = 24 * (DAYS + 1);

    private static final int NEXT = 5;
    private static final Duration HORIZON = Duration.ofDays(366);

    /**
     * When a schedule runs.
     *
     * @param zone the zone whose clock counts
     * @param next its next slots; empty while it is paused or not enabled
     * @param expected how long a run is expected to take
     */
    public record RunClock(ZoneId zone, List<Instant> next, Duration expected) {
        public RunClock {
            // The offset that Java calls Z.
            zone = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
            next = List.copyOf(next);
        }
    }

    /**
     * The restore points of a schedule.
     *
     * @param total how many there are
     * @param newest the newest of them, at most {@value #MOST}
     */
    public record RestorePoints(int total, List<RestorePoint> newest) {

        /** How many are told one by one. */
        public static final int MOST = 30;

        public RestorePoints {
            newest = List.copyOf(newest);
        }
    }

    /**
     * A Backup from which can be restored.
     *
     * @param backup its name
     * @param started the age of its data
     * @param expires when Velero deletes it, or null if it has not said so
     * @param location where it lies
     * @param good whether all of it is there
     */
    public record RestorePoint(
            String backup, Instant started, @Nullable Instant expires, String location, boolean good) {}

    /**
     * Where the backups of a schedule go.
     *
     * @param location its name, or an empty string if there is none
     * @param phase its phase as Velero tells it, or an empty string
     * @param kept for how long they are kept
     */
    public record Storage(String location, String phase, Duration kept) {}

    /** What is known at that time; empty where there is no Schedule object. */
    public static Optional<ScheduleDetail> of(Installation installation, Subject schedule, Instant now) {
        return installation.schedule(schedule.name()).flatMap(view -> Optional.ofNullable(view.definition())
                .map(definition -> new ScheduleCase(schedule, installation, view, definition, now))
                .map(ScheduleDetail::of));
    }

    private static ScheduleDetail of(ScheduleCase c) {
        return new ScheduleDetail(
                ScheduleStanding.of(c),
                Timeline.of(c, Duration.ofDays(DAYS), MOST_RUNS),
                clock(c),
                points(c),
                storage(c),
                c.definition().validationErrors().first());
    }

    private static RunClock clock(ScheduleCase c) {
        var zone = c.view().cron().map(Cron::zone).orElse(c.view().settings().zone());
        var runs = c.isEnabled() && !c.definition().memory().paused();
        return new RunClock(
                zone,
                runs ? next(c) : List.of(),
                c.view().runs().expectedDuration(c.view().settings()));
    }

    private static List<Instant> next(ScheduleCase c) {
        var first = c.view().nextSlot(c.now());
        // An interval counts from the next run, whenever that will be.
        return c.view()
                .cron()
                .filter(cron -> !cron.isInterval())
                .map(cron -> cron.slots(c.now(), c.now().plus(HORIZON), NEXT))
                .orElse(first.map(List::of).orElse(List.of()));
    }

    private static RestorePoints points(ScheduleCase c) {
        var all = c.view().runs().newestFirst().filter(Run::liesThere).toList();
        return new RestorePoints(
                all.size(),
                all.stream()
                        .limit(RestorePoints.MOST)
                        .map(run -> new RestorePoint(
                                run.name(), run.started(), run.expires(), run.location(), c.isGood(run)))
                        .toList());
    }

    private static Storage storage(ScheduleCase c) {
        var location = c.installation().storage().locationOf(c.definition());
        var named = c.definition().template().location();
        return new Storage(
                location.map(LocationProjection::key).map(key -> key.name()).orElse(named == null ? "" : named),
                location.map(l -> l.life().phase()).map(Phase::text).orElse(""),
                ScheduleFacts.promise(c).ttl());
    }
}
