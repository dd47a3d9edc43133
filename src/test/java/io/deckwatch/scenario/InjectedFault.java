package io.deckwatch.scenario;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.LastGoodExpiring;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.simulation.incident.Deed;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.SchedulePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A history with one fault, made up from a seed, and what is to be held against Deckwatch in it. */
final class InjectedFault {

    private static final List<Fault> FAULTS = List.of(Fault.values());

    /** What these hold up is another schedule's trouble as well, and a second run of the same one can meet them. */
    private static final Set<Fault> SPREADING = Set.of(Fault.TRANSFER_STALLS, Fault.BACKUP_STICKS);

    private static final Set<String> FRESHNESS = Set.of(BackupStale.NAME, NoRecentBackup.NAME);
    private static final Duration A_DAY = Duration.ofHours(23);

    private final long seed;
    private final InstallationPlan plan;
    private final ExpectedReport expected;
    private final Incident incident;

    /** That somebody was told of an alert, or told anew. */
    private record Told(Instant at, What what, Alert alert) {
        boolean isPage() {
            return alert.severity() == Severity.CRITICAL;
        }

        String name() {
            return alert.labels().get("alertname");
        }

        @Override
        public String toString() {
            return "\n  " + at + " " + what + " " + alert.severity() + " " + alert.labels() + " "
                    + alert.annotations().get("summary");
        }
    }

    private InjectedFault(long seed, Fault fault) {
        this.seed = seed;
        var random = new Random(seed);
        plan = RandomInstallation.of(random);
        var begins = SimulatedCluster.START.plusSeconds(60L * 60 + random.nextInt(24 * 60 * 60));
        var open = Incident.of(fault, subject(fault, random), begins);
        expected = ExpectedReport.of(plan, open);
        incident = open.until(expected.limit().plusSeconds(60 + random.nextInt(8 * 60 * 60)));
    }

    /** As many seeds in a row as there are faults have each of them once. */
    static InjectedFault of(long seed) {
        return new InjectedFault(seed, FAULTS.get(Math.floorMod(seed, FAULTS.size())));
    }

    private String subject(Fault fault, Random random) {
        return switch (fault.of()) {
            case INSTALLATION -> RandomInstallation.CLUSTER;
            case LOCATION ->
                plan.locations().get(random.nextInt(plan.locations().size())).name();
            case SCHEDULE ->
                plan.schedules().get(random.nextInt(plan.schedules().size())).name();
            case VOLUME ->
                plan.volumes().get(random.nextInt(plan.volumes().size())).text();
            case NODE -> plan.nodes().get(random.nextInt(plan.nodes().size()));
        };
    }

    /** Lets it happen. What is to be held against Deckwatch. */
    List<String> mistakes() {
        var cluster = cluster();
        cluster.until(end());
        return judged(told(cluster.transitions()), cluster);
    }

    /** Where it will happen. */
    SimulatedCluster cluster() {
        var cluster = new SimulatedCluster(plan, seed, Rules.standard()).seldom();
        cluster.simulation().inject(incident);
        if (incident.fault() == Fault.RESTORES_FAIL) {
            cluster.simulation().perform(Deed.RESTORED, incident.subject(), incident.begins());
        }
        return cluster;
    }

    /** When it is over, and nothing must be left of it. */
    Instant end() {
        return incident.end().orElseThrow().plus(recovery());
    }

    /** By then schedules made several good backups again. */
    private Duration recovery() {
        var gap = plan.schedules().stream()
                .map(RandomInstallation::gap)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return gap.multipliedBy(3).plus(Duration.ofHours(6));
    }

    private static List<Told> told(List<Transition> transitions) {
        return transitions.stream()
                .filter(t -> t.what() == What.FIRING || t.what() == What.INHIBITION || t.what() == What.SEVERITY)
                .filter(t -> t.alert().state() instanceof AlertState.Firing
                        && !t.alert().isInhibited())
                .filter(t -> t.alert().severity().compareTo(Severity.INFO) > 0)
                .map(t -> new Told(t.at(), t.what(), t.alert()))
                .toList();
    }

    private List<String> judged(List<Told> told, SimulatedCluster cluster) {
        var found = new ArrayList<String>();
        var names = expected.names();
        if (!names.isEmpty()
                && told.stream()
                        .noneMatch(t -> names.contains(t.name())
                                && expected.explains(t.alert())
                                && !t.at().isBefore(incident.begins())
                                && !t.at().isAfter(expected.limit()))) {
            found.add("not told by " + expected.limit() + ": any of " + names);
        }
        told.stream()
                .filter(t -> t.at().isBefore(incident.begins()) || !expected.explains(t.alert()))
                .forEach(t -> found.add("has nothing to do with it: " + t));
        told.stream()
                .filter(t -> t.what() == What.FIRING)
                .collect(Collectors.groupingBy(t -> t.alert().fingerprint()))
                .values()
                .stream()
                .filter(times -> times.size() > (incident.fault() == Fault.TRANSFER_STALLS ? 2 : 1))
                .forEach(times -> found.add("told again: " + times));
        var pages = told.stream().filter(Told::isPage).filter(this::isAboutIt).toList();
        if (pages.size() > (SPREADING.contains(incident.fault()) ? 2 : 1)) {
            found.add("more than one page: " + pages);
        }
        cluster.alerts().stream()
                .filter(alert -> alert.isFiring() && !alert.isInhibited() && alert.severity() != Severity.INFO)
                .forEach(alert -> found.add("still fires long after the repair: " + alert.labels()));
        return found;
    }

    /**
     * Two pages may come besides: that the last copy is about to be deleted, and that a schedule is stale when twice its gap or
     * a day has passed.
     */
    private boolean isAboutIt(Told page) {
        return !page.name().equals(LastGoodExpiring.NAME)
                && !(FRESHNESS.contains(page.name())
                        && !page.at().isBefore(incident.begins().plus(patience(page.alert()))));
    }

    private Duration patience(Alert alert) {
        return plan.schedules().stream()
                .filter(schedule -> schedule.name().equals(alert.labels().get("schedule")))
                .map(schedule -> RandomInstallation.gap(schedule).multipliedBy(2))
                .filter(twice -> twice.compareTo(A_DAY) < 0)
                .findFirst()
                .orElse(A_DAY);
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + incident.fault() + " of " + incident.subject() + " " + incident.begins() + " to "
                + incident.end().orElseThrow() + " " + plan.site().version() + " "
                + plan.schedules().stream().map(InjectedFault::text).toList();
    }

    private static String text(SchedulePlan schedule) {
        return schedule.name() + "(" + schedule.cron() + " " + schedule.location() + " " + schedule.method() + " "
                + schedule.namespaces() + ")";
    }
}
