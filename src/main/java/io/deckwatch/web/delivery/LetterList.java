package io.deckwatch.web.delivery;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import java.util.List;

/**
 * The dead letters.
 *
 * @param at as of when it is
 * @param waiting how many of them wait for somebody
 * @param rows the newest of them, at most {@value #MOST}
 * @param more how many are known besides
 */
public record LetterList(Moment at, long waiting, List<Row> rows, int more) {

    static final int MOST = 200;

    public LetterList {
        rows = List.copyOf(rows);
    }

    /**
     * A dead letter.
     *
     * @param number its number
     * @param what what it is and where it comes from
     * @param at when it was put aside
     * @param state what was done about it
     * @param reason what is wrong with it
     * @param excerpt the beginning of what it holds
     * @param button what replaying it would do; empty if that is not possible
     */
    public record Row(long number, What what, Moment at, Handled state, String reason, String excerpt, String button) {}

    /** What a dead letter is, and where it comes from. */
    public record What(String title, String place) {}

    /**
     * What was done about it.
     *
     * @param badge that in a word
     * @param words the rest of it: who did it and when, or why nothing can be done
     */
    public record Handled(Badge badge, String words) {}

    static LetterList of(List<PutAside> newestFirst, Instant now) {
        return new LetterList(
                Moment.of(now, now),
                newestFirst.stream().filter(PutAside::isWaiting).count(),
                newestFirst.stream().limit(MOST).map(letter -> row(letter, now)).toList(),
                Math.max(0, newestFirst.size() - MOST));
    }

    private static Row row(PutAside letter, Instant now) {
        return new Row(
                letter.number(),
                what(letter),
                Moment.of(letter.at(), now),
                handled(letter, now),
                letter.reason(),
                letter.excerpt(),
                letter.canBeReplayed() ? button(letter) : "");
    }

    private static What what(PutAside letter) {
        return switch (letter.origin().kind()) {
            case RECORD ->
                new What("A record that could not be read", letter.origin().place());
            case MESSAGE -> new What("A message to " + letter.origin().place() + " that was given up", "");
            case OBJECT -> new What("An object of Kubernetes that could not be taken", letter.key());
        };
    }

    private static String button(PutAside letter) {
        return letter.origin().kind() == PutAside.Kind.MESSAGE ? "Send again" : "Write back";
    }

    private static Handled handled(PutAside letter, Instant now) {
        return switch (letter.handling().state()) {
            case WAITING ->
                new Handled(new Badge(Badge.WARN, "waiting"), letter.origin().hindrance());
            case REQUESTED -> new Handled(new Badge(Badge.CALM, "on its way"), done(letter, now));
            case REPLAYED -> new Handled(new Badge(Badge.GOOD, "replayed"), done(letter, now));
            case OVERTAKEN ->
                new Handled(
                        new Badge(Badge.CALM, "overtaken"),
                        "A newer record of the same key had been written since, so nothing was written back. "
                                + done(letter, now));
        };
    }

    private static String done(PutAside letter, Instant now) {
        var handling = letter.handling();
        var by = handling.by().isEmpty() ? "" : "by " + handling.by() + " ";
        return handling.at() == null ? by : by + Moment.of(handling.at(), now).distance();
    }
}
