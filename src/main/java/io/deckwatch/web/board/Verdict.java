package io.deckwatch.web.board;

import io.deckwatch.alert.Alert;
import io.deckwatch.rule.Severity;
import io.deckwatch.web.view.Badge;
import java.util.List;

/** What there is to say first, in one line that can be read from the other end of a room. */
final class Verdict {

    private Verdict() {}

    static Badge of(List<ClusterCase> clusters, List<Alert> alerts) {
        var all = clusters.size();
        var unprotected = count(clusters, Protection.UNPROTECTED);
        if (unprotected > 0) {
            return new Badge(Badge.BAD, of(unprotected, all) + " unprotected");
        }
        var critical = alerts.stream()
                .filter(alert -> !AlertRow.isQuiet(alert) && alert.severity() == Severity.CRITICAL)
                .count();
        if (critical > 0) {
            return new Badge(Badge.BAD, critical + (critical == 1 ? " critical alert" : " critical alerts"));
        }
        if (clusters.isEmpty()) {
            return new Badge(Badge.CALM, "Nothing is watched yet");
        }
        var unheard = count(clusters, Protection.UNKNOWN) + count(clusters, Protection.WAITING);
        if (unheard > 0) {
            return new Badge(Badge.WARN, "No verdict about " + unheard + (unheard == 1 ? " cluster" : " clusters"));
        }
        var atRisk = count(clusters, Protection.AT_RISK);
        if (atRisk > 0) {
            return new Badge(Badge.WARN, of(atRisk, all) + " at risk");
        }
        return new Badge(Badge.GOOD, "All is well");
    }

    private static String of(int count, int all) {
        return all == 1 ? "The cluster is" : count + " of " + all + " clusters " + (count == 1 ? "is" : "are");
    }

    private static int count(List<ClusterCase> clusters, Protection protection) {
        return (int) clusters.stream()
                .filter(each -> each.protection() == protection)
                .count();
    }
}
