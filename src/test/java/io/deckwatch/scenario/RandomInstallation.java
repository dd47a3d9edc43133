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
import java.util.stream.Stream;

/** A small installation made up at random: any version, one or two locations, up to three schedules, some volumes. */
final class RandomInstallation {

    static final String CLUSTER = "small";

    private static final Map<String, Duration> GAPS = Map.of(
            "0 2 * * *", Duration.ofHours(24),
            "40 23 * * *", Duration.ofHours(24),
            "0 1,13 * * *", Duration.ofHours(12),
            "0 */6 * * *", Duration.ofHours(6));
    private static final Map<String, Duration> MORE_GAPS = Map.of(
            "0 * * * *", Duration.ofHours(1),
            "*/30 * * * *", Duration.ofMinutes(30),
            "0 */4 * * *", Duration.ofHours(4),
            "0 22 * * 1-5", Duration.ofHours(72),
            "30 3 * * 0", Duration.ofHours(168),
            "@daily", Duration.ofHours(24),
            "@every 7h", Duration.ofHours(8));

    /** A day in spring has no such time. */
    private static final Map<String, Duration> ZONED_GAPS = Map.of(
            "CRON_TZ=Europe/Berlin 30 2 * * *", Duration.ofHours(48),
            "TZ=America/New_York 15 2 * * *", Duration.ofHours(48),
            "CRON_TZ=Europe/Lisbon 15 */3 * * *", Duration.ofHours(4));

    private static final List<String> CRONS = GAPS.keySet().stream().sorted().toList();
    private static final List<String> NAMES = List.of("first", "second", "third");

    private static final Duration DAY = Duration.ofHours(24);

    private final Random random;
    private final VeleroVersion version;
    private final List<String> crons;
    private final int largest;

    private RandomInstallation(Random random, VeleroVersion version, List<String> crons, int largest) {
        this.random = random;
        this.version = version;
        this.crons = crons;
        this.largest = largest;
    }

    static InstallationPlan of(Random random) {
        return new RandomInstallation(random, version(random), CRONS, 40).plan();
    }

    /** One with hourly and weekly schedules too, with time zones where Velero reads them, and with volumes that take hours. */
    static InstallationPlan wide(Random random) {
        var version = version(random);
        var crons = Stream.of(GAPS, MORE_GAPS, version.readsTimeZones() ? ZONED_GAPS : Map.<String, Duration>of())
                .flatMap(gaps -> gaps.keySet().stream())
                .sorted()
                .toList();
        // Where volumes take hours nobody wants them more often than once a day.
        var large = random.nextBoolean();
        var wanted = large
                ? crons.stream().filter(cron -> gap(cron).compareTo(DAY) >= 0).toList()
                : crons;
        return new RandomInstallation(random, version, wanted, large ? 250 : 15).plan();
    }

    private static VeleroVersion version(Random random) {
        return VeleroVersion.values()[random.nextInt(VeleroVersion.values().length)];
    }

    /** The time between two runs of a schedule. */
    static Duration gap(SchedulePlan schedule) {
        return gap(schedule.cron());
    }

    private static Duration gap(String cron) {
        return Stream.of(GAPS, MORE_GAPS, ZONED_GAPS)
                .flatMap(gaps -> Stream.ofNullable(gaps.get(cron)))
                .findFirst()
                .orElseThrow();
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
                new Site(CLUSTER, "velero", version, 1 + random.nextInt(2), "Made up"),
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
        var cron = pick(crons);
        var namespaces = random.nextBoolean() ? List.<String>of() : List.of(random.nextBoolean() ? "shop" : "crm");
        return new SchedulePlan(
                NAMES.get(number),
                cron,
                gap(cron).multipliedBy(3 + random.nextInt(6)),
                location,
                namespaces,
                pick(List.of(Method.values())),
                200 + random.nextInt(2000));
    }

    private List<VolumePlan> volumes() {
        var volumes = new ArrayList<VolumePlan>();
        for (var i = 0; i < 2 + random.nextInt(4); i++) {
            var namespace = i % 2 == 0 ? "shop" : "crm";
            volumes.add(new VolumePlan(namespace, "data-" + i, "pod-" + i, "data", 3 + random.nextInt(largest)));
        }
        return volumes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
