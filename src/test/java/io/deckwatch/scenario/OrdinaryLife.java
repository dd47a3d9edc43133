package io.deckwatch.scenario;

import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.simulation.incident.Deed;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.state.InstallationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ten days of an installation in which nothing goes wrong, and people do what people do. Made up from a seed. */
final class OrdinaryLife {

    /** One without and three with a change of the clocks: in New York, in Europe, and back. */
    private static final List<Instant> STARTS = List.of(
            SimulatedCluster.START,
            Instant.parse("2026-03-05T18:00:00Z"),
            Instant.parse("2026-03-26T18:00:00Z"),
            Instant.parse("2026-10-22T18:00:00Z"));

    private static final Duration LENGTH = Duration.ofDays(10);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final List<Deed> DEEDS = List.of(Deed.values());

    private final long seed;
    private final Random random;
    private final InstallationPlan plan;
    private final Instant start;
    private final List<Done> done = new ArrayList<>();
    private final List<Incident> pauses = new ArrayList<>();

    private record Done(Instant at, Deed deed, String subject) {}

    private OrdinaryLife(long seed) {
        this.seed = seed;
        random = new Random(seed);
        plan = RandomInstallation.wide(random);
        start = STARTS.get(random.nextInt(STARTS.size()));
        for (var i = 0; i < 4 + random.nextInt(8); i++) {
            var deed = DEEDS.get(random.nextInt(DEEDS.size()));
            var one = new Done(someTime(), deed, subject(deed.of()));
            if (!isDangerous(one)) {
                done.add(one);
            }
        }
        if (random.nextBoolean()) {
            var begins = someTime();
            pauses.add(Incident.of(Fault.SCHEDULE_PAUSED, subject(Fault.Of.SCHEDULE), begins)
                    .until(begins.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)))));
        }
    }

    static OrdinaryLife of(long seed) {
        return new OrdinaryLife(seed);
    }

    /** Who makes an hourly schedule a daily one loses the backups of the last hours before the next one is made. */
    private boolean isDangerous(Done one) {
        return one.deed == Deed.CRON_CHANGED
                && plan.schedules().stream()
                        .filter(schedule -> schedule.name().equals(one.subject))
                        .anyMatch(schedule -> RandomInstallation.gap(schedule).compareTo(A_DAY) < 0);
    }

    private Instant someTime() {
        return start.plusSeconds(random.nextInt((int) LENGTH.toSeconds()));
    }

    private String subject(Fault.Of of) {
        return switch (of) {
            case INSTALLATION -> RandomInstallation.CLUSTER;
            case LOCATION ->
                plan.locations().get(random.nextInt(plan.locations().size())).name();
            case SCHEDULE ->
                plan.schedules().get(random.nextInt(plan.schedules().size())).name();
            case NODE, VOLUME -> throw new IllegalArgumentException("Nobody does anything with a " + of);
        };
    }

    /** Lets it happen. */
    SimulatedCluster lived() {
        var cluster = new SimulatedCluster(plan, seed, Rules.standard(), InstallationSettings.DEFAULT, start).seldom();
        done.forEach(one -> cluster.simulation().perform(one.deed, one.subject, one.at));
        pauses.forEach(cluster.simulation()::inject);
        return cluster.until(start.plus(LENGTH));
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + plan.site().version() + " from " + start + "\n  " + plan.schedules() + "\n  "
                + plan.volumes() + "\n  " + done + "\n  " + pauses;
    }
}
