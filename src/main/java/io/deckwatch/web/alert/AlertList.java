package io.deckwatch.web.alert;

import io.deckwatch.alert.Alert;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.web.board.AlertRow;
import io.deckwatch.web.view.Moment;
import java.util.List;
import java.util.Map;

/**
 * All alerts, by what becomes of them.
 *
 * @param at as of when it is
 * @param groups those that fire, are about to, are explained by others, and are over
 */
public record AlertList(Moment at, List<Group> groups) {

    static final int MOST = 100;

    public AlertList {
        groups = List.copyOf(groups);
    }

    /**
     * Alerts of which the same becomes.
     *
     * @param id its place on the page
     * @param title what becomes of them
     * @param none what is said if there is none
     * @param total how many there are
     * @param rows the loudest of them, at most {@value AlertList#MOST}
     */
    public record Group(String id, String title, String none, int total, List<AlertRow> rows) {

        public Group {
            rows = List.copyOf(rows);
        }

        /** How many are not shown. */
        public int more() {
            return total - rows.size();
        }
    }

    static AlertList of(Overview overview) {
        var alerts = overview.alerts();
        return new AlertList(
                Moment.of(overview.at(), overview.at()),
                List.of(
                        group("firing", "Firing", "No alert fires.", select(alerts, "firing"), overview),
                        group("pending", "Pending", "None waits for its time.", select(alerts, "pending"), overview),
                        group(
                                "inhibited",
                                "Explained by another alert",
                                "None is explained by another one.",
                                select(alerts, "inhibited"),
                                overview),
                        group(
                                "resolved",
                                "Over since yesterday",
                                "None ended in the last 24 hours.",
                                select(alerts, "resolved"),
                                overview)));
    }

    private static List<Alert> select(List<Alert> alerts, String state) {
        return alerts.stream()
                .filter(alert -> AlertRow.state(alert).equals(state))
                .toList();
    }

    private static Group group(String id, String title, String none, List<Alert> alerts, Overview overview) {
        Map<String, Alert> known = AlertRow.byFingerprint(overview.alerts());
        var order = id.equals("resolved") ? AlertRow.NEWEST_END_FIRST : AlertRow.ORDER;
        return new Group(
                id,
                title,
                none,
                alerts.size(),
                alerts.stream()
                        .sorted(order)
                        .limit(MOST)
                        .map(alert -> AlertRow.of(alert, known, overview.at()))
                        .toList());
    }
}
