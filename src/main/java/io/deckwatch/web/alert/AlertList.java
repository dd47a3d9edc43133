package io.deckwatch.web.alert;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.web.board.AlertRow;
import io.deckwatch.web.view.Moment;
import java.util.List;
import java.util.Map;

/**
 * All alerts, by what becomes of them.
 *
 * @param at as of when it is
 * @param groups those that fire, are silenced, are about to fire, are explained by others, and are over
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

    static AlertList of(Overview overview, Silences silences) {
        var states = new Select(overview, silences);
        return new AlertList(
                Moment.of(overview.at(), overview.at()),
                List.of(
                        states.group("firing", "Firing", "No alert fires."),
                        states.group("silenced", "Silenced", "No alert that fires is silenced."),
                        states.group("pending", "Pending", "None waits for its time."),
                        states.group("inhibited", "Explained by another alert", "None is explained by another one."),
                        states.group("resolved", "Over since yesterday", "None ended in the last 24 hours.")));
    }

    /** Picks alerts by what becomes of them. */
    private record Select(Overview overview, Silences silences) {

        Group group(String state, String title, String none) {
            Map<String, Alert> known = AlertRow.byFingerprint(overview.alerts());
            var alerts = overview.alerts().stream()
                    .filter(alert ->
                            AlertRow.state(alert, silences, overview.at()).equals(state))
                    .toList();
            var order = state.equals("resolved") ? AlertRow.NEWEST_END_FIRST : AlertRow.ORDER;
            return new Group(
                    state,
                    title,
                    none,
                    alerts.size(),
                    alerts.stream()
                            .sorted(order)
                            .limit(MOST)
                            .map(alert -> AlertRow.of(alert, known, silences, overview.at()))
                            .toList());
        }
    }
}
