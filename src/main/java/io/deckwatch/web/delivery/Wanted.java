package io.deckwatch.web.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.web.view.Links;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which attempts somebody wants to see.
 *
 * @param receiver those of a receiver or of one of its channels; empty for all
 * @param outcome those that came to it; empty for all
 * @param page which page of them, the newest are on page 1
 */
record Wanted(String receiver, String outcome, int page) {

    /** How many attempts a page has. */
    static final int PAGE = 100;

    Wanted {
        page = Math.max(1, page);
    }

    /** The number of a page as somebody wrote it; what is none is the first. */
    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** What is wrong with it, as a sentence; empty if nothing is. */
    Optional<String> fault() {
        return outcome.isEmpty() || DeliveryNote.Outcome.labelled(outcome).isPresent()
                ? Optional.empty()
                : Optional.of("There is no outcome " + outcome + "; there are "
                        + Arrays.stream(DeliveryNote.Outcome.values())
                                .map(DeliveryNote.Outcome::label)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    /** All attempts that are meant, on any page. */
    List<DeliveryNote> of(List<DeliveryNote> all) {
        return all.stream()
                .filter(note -> receiver.isEmpty()
                        || note.receiver().equals(receiver)
                        || note.to().equals(receiver))
                .filter(note ->
                        outcome.isEmpty() || note.answer().outcome().label().equals(outcome))
                .toList();
    }

    /** Those of them on this page. */
    List<DeliveryNote> onPage(List<DeliveryNote> meant) {
        return meant.stream().skip((long) (page - 1) * PAGE).limit(PAGE).toList();
    }

    /** The address of another page of the same; empty if there is none. */
    String link(int number, int entries) {
        var pages = Math.max(1, (entries + PAGE - 1) / PAGE);
        return number < 1 || number > pages ? "" : link(receiver, outcome, number);
    }

    static String link(String receiver, String outcome, int number) {
        return "/deliveries?receiver=" + Links.encoded(receiver) + "&outcome=" + Links.encoded(outcome) + "&page="
                + number;
    }
}
