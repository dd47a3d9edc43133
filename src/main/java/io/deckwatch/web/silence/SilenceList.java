package io.deckwatch.web.silence;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.SilenceOrder;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.state.Matcher;
import io.deckwatch.web.view.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All silences.
 *
 * @param at as of when it is
 * @param groups those that are active, pending and over
 */
public record SilenceList(Moment at, List<Group> groups) {

    static final int MOST = 200;

    public SilenceList {
        groups = List.copyOf(groups);
    }

    /**
     * Silences that stand alike.
     *
     * @param id its place on the page
     * @param title how they stand
     * @param none what is said if there is none
     * @param rows the first of them, at most {@value SilenceList#MOST}
     * @param more how many there are besides
     */
    public record Group(String id, String title, String none, List<Row> rows, int more) {}

    /**
     * A silence.
     *
     * @param id its id
     * @param over whether it can no longer be ended
     * @param matchers which alerts
     * @param starts from when on
     * @param ends up to when
     * @param said who made it and why
     * @param mutes how many alerts that fire it keeps from being told now
     */
    public record Row(
            String id, boolean over, List<String> matchers, Moment starts, Moment ends, Said said, long mutes) {}

    /** Who made a silence and why. */
    public record Said(String by, String comment) {}

    static SilenceList of(Silences silences, Overview overview) {
        return new SilenceList(
                Moment.of(overview.at(), overview.at()),
                Arrays.stream(Silence.State.values())
                        .map(state -> group(state, silences, overview))
                        .toList());
    }

    private static Group group(Silence.State state, Silences silences, Overview overview) {
        var now = overview.at();
        var firing = overview.alerts().stream()
                .filter(Alert::isFiring)
                .map(Alert::facets)
                .toList();
        var all = silences.silences().values().stream()
                .filter(silence -> silence.state(now) == state)
                .sorted(SilenceOrder.at(now))
                .toList();
        return new Group(
                state.label(),
                state.name().charAt(0) + state.name().substring(1).toLowerCase(Locale.ROOT),
                switch (state) {
                    case ACTIVE -> "Nothing is silenced.";
                    case PENDING -> "No silence waits for its time.";
                    case EXPIRED -> "None ended in the last five days.";
                },
                all.stream()
                        .limit(MOST)
                        .map(silence -> row(silence, firing, overview))
                        .toList(),
                Math.max(0, all.size() - MOST));
    }

    private static Row row(Silence silence, List<Map<String, String>> firing, Overview overview) {
        var now = overview.at();
        return new Row(
                silence.id(),
                silence.state(now) == Silence.State.EXPIRED,
                silence.matchers().stream().map(Matcher::toString).toList(),
                Moment.of(silence.startsAt(), now),
                Moment.of(silence.endsAt(), now),
                new Said(silence.createdBy(), silence.comment()),
                firing.stream().filter(labels -> silence.mutes(labels, now)).count());
    }
}
