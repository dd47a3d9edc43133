package io.deckwatch.cli;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Dead letters as text. What others wrote is printed without characters that a terminal obeys. */
final class DeadLetterText {

    private static final int LONGEST_REASON = 100;

    private DeadLetterText() {}

    /** One line each. */
    static String table(List<PutAside> letters, Instant now) {
        return letters.isEmpty()
                ? "Nothing was put aside.\n"
                : letters.stream().map(letter -> line(letter, now)).collect(Collectors.joining());
    }

    private static String line(PutAside letter, Instant now) {
        var reason = plain(letter.reason());
        return "%6d  %-9s  %-10s  %-28s  %s%n"
                .formatted(
                        letter.number(),
                        letter.handling().state().label(),
                        age(letter.at(), now) + " ago",
                        from(letter),
                        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…");
    }

    /** All that is told of one. */
    static String sheet(PutAside letter, Instant now) {
        var handling = letter.handling();
        var done = handling.at() == null
                ? ""
                : ", " + Words.time(handling.at()) + (handling.by().isEmpty() ? "" : " by " + plain(handling.by()));
        return field("number", Long.toString(letter.number()))
                + field("what", from(letter))
                + field("put aside", Words.time(letter.at()) + ", " + age(letter.at(), now) + " ago")
                + field("state", handling.state().label() + done)
                + field("reason", plain(letter.reason()))
                + field("key", plain(letter.key()))
                + field("not to be replayed", letter.origin().hindrance())
                + (letter.excerpt().isBlank() ? "" : "\n" + plain(letter.excerpt()) + "\n");
    }

    private static String field(String name, String value) {
        return value.isBlank() ? "" : "%-19s %s%n".formatted(name + ":", value);
    }

    private static String from(PutAside letter) {
        var place = plain(letter.origin().place());
        return switch (letter.origin().kind()) {
            case RECORD -> place;
            case MESSAGE -> "message to " + place;
            case OBJECT -> "object " + plain(letter.key());
        };
    }

    private static String age(Instant at, Instant now) {
        return Words.span(Duration.between(at, now));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }
}
