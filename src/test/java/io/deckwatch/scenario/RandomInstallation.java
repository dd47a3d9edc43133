package io.deckwatch.scenario;

import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.InstallationPlan.Site;
import io.deckwatch.simulation.plan.LocationPlan;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VeleroVersion;
import io.deckwatch.simulation.plan.VolumePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small installation made up at random: any version, one or two locations, up to three schedules, some volumes. */
final class RandomInstallation {

    static final String CLUSTER = "small";

    private static final Map<String, Duration> GAPS = Map.of(
            "0 2 * * *", Duration.ofHours(24),
            "40 23 * * *", Duration.ofHours(24),
            "0 1,13 * * *", Duration.ofHours(12),
            "0 */6 * * *", Duration.ofHours(6));
    private static final List<String> CRONS = GAPS.keySet().stream().sorted().toList();
    private static final List<String> NAMES = List.of("first", "second", "third");

    private final Random random;

    private RandomInstallation(Random random) {
        this.random = random;
    }

    static InstallationPlan of(Random random) {
        return new RandomInstallation(random).plan();
    }

    /** The time between two runs of a schedule. */
    static Duration gap(SchedulePlan schedule) {
        return GAPS.get(schedule.cron());
    }

    private InstallationPlan plan() {
        var several = random.nextBoolean();
        var locations =
                several ? List.of(location("main", true), location("offsite", false)) : List.of(location("main", true));
        var schedules = new ArrayList<SchedulePlan>();
        schedules.add(schedule(0, random.nextBoolean() ? "" : "main"));
        if (several) {
            schedules.add(schedule(1, "offsite"));
        }
        if (random.nextBoolean()) {
            schedules.add(schedule(2, ""));
        }
        return new InstallationPlan(
                new Site(CLUSTER, "velero", pick(List.of(VeleroVersion.values())), 1 + random.nextInt(2), "Made up"),
                List.of("node-a", "node-b", "node-c"),
                locations,
                schedules,
                volumes(),
                List.of());
    }

    private static LocationPlan location(String name, boolean isDefault) {
        return new LocationPlan(name, "aws", "bucket-" + name, "", isDefault, Map.of(), "AccessDenied: Access Denied");
    }

    private SchedulePlan schedule(int number, String location) {
        var cron = pick(CRONS);
        var namespaces = random.nextBoolean() ? List.<String>of() : List.of(random.nextBoolean() ? "shop" : "crm");
        return new SchedulePlan(
                NAMES.get(number),
                cron,
                GAPS.get(cron).multipliedBy(3 + random.nextInt(6)),
                location,
                namespaces,
                pick(List.of(Method.values())),
                200 + random.nextInt(2000));
    }

    private List<VolumePlan> volumes() {
        var volumes = new ArrayList<VolumePlan>();
        for (var i = 0; i < 2 + random.nextInt(4); i++) {
            var namespace = i % 2 == 0 ? "shop" : "crm";
            volumes.add(new VolumePlan(namespace, "data-" + i, "pod-" + i, "data", 3 + random.nextInt(40)));
        }
        return volumes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
