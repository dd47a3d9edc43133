package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.evaluation.Overview.Watch;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Words;
import io.deckwatch.web.view.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One cluster with what is counted of it.
 *
 * @param cluster the cluster
 * @param schedules how many of its schedules stand how
 * @param alerts how many of its alerts fire and are not inhibited, by severity
 */
record ClusterCase(ClusterStanding cluster, Map<Standing, Integer> schedules, Map<Severity, Integer> alerts) {

    /** The worst first, then by name. */
    static final Comparator<ClusterCase> ORDER =
            Comparator.comparing(ClusterCase::protection).thenComparing(each -> each.cluster.name());

    /** All clusters of an overview, in no order. */
    static List<ClusterCase> all(Overview overview) {
        var cases = new HashMap<String, ClusterCase>();
        overview.clusters()
                .forEach(cluster -> cases.put(
                        cluster.name(),
                        new ClusterCase(cluster, new EnumMap<>(Standing.class), new EnumMap<>(Severity.class))));
        var trusted = trusted(overview);
        for (var schedule : overview.schedules()) {
            var name = schedule.subject().cluster();
            var of = cases.get(name);
            if (of != null) {
                of.schedules.merge(Standing.of(schedule, overview.at(), trusted.contains(name)), 1, Integer::sum);
            }
        }
        for (var alert : overview.alerts()) {
            var of = cases.get(alert.labels().get("cluster"));
            if (of != null && !AlertRow.isQuiet(alert)) {
                of.alerts.merge(alert.severity(), 1, Integer::sum);
            }
        }
        return List.copyOf(cases.values());
    }

    /** The names of the clusters whose watch is alive. */
    static Set<String> trusted(Overview overview) {
        var trusted = new HashSet<String>();
        for (var cluster : overview.clusters()) {
            if (cluster.watch() == Watch.ALIVE) {
                trusted.add(cluster.name());
            }
        }
        return trusted;
    }

    Protection protection() {
        if (cluster.watch() != Watch.ALIVE) {
            return cluster.watch() == Watch.SILENT ? Protection.UNKNOWN : Protection.WAITING;
        }
        if (count(Standing.BROKEN) > 0 || alerts.containsKey(Severity.CRITICAL)) {
            return Protection.UNPROTECTED;
        }
        if (schedules.isEmpty()) {
            return Protection.NOTHING;
        }
        return count(Standing.SHAKEN) + count(Standing.NONE_YET) > 0 || alerts.containsKey(Severity.WARNING)
                ? Protection.AT_RISK
                : Protection.PROTECTED;
    }

    /** Why it is not protected, in a few words; empty if it is. */
    String because(Instant now) {
        return switch (protection()) {
            case UNKNOWN -> silence(now);
            case WAITING -> "not heard of since this process started";
            case UNPROTECTED ->
                count(Standing.BROKEN) > 0
                        ? counted(count(Standing.BROKEN), "schedule") + " beyond the RPO"
                        : counted(alerts.getOrDefault(Severity.CRITICAL, 0), "critical alert");
            case AT_RISK -> atRisk();
            case NOTHING -> "nothing is backed up regularly";
            case PROTECTED -> "";
        };
    }

    int count(Standing standing) {
        return schedules.getOrDefault(standing, 0);
    }

    private String silence(Instant now) {
        var heard = cluster.heardAt();
        return heard == null ? "never heard of" : "not heard of for " + Words.span(Duration.between(heard, now));
    }

    private String atRisk() {
        var warnings = alerts.getOrDefault(Severity.WARNING, 0);
        if (warnings > 0) {
            return counted(warnings, "warning");
        }
        var none = count(Standing.NONE_YET);
        return none > 0
                ? counted(none, "schedule") + " without a good backup yet"
                : counted(count(Standing.SHAKEN), "schedule") + " whose last run was not good";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
