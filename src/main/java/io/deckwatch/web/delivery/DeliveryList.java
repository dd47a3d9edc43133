package io.deckwatch.web.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.DeliveryNote.Outcome;
import io.deckwatch.rule.Words;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of messages: how each channel stands, and the attempts one by one.
 *
 * @param at as of when it is
 * @param channels those that messages went to
 * @param filters by what the attempts can be picked
 * @param rows the attempts that are meant, the newest first
 * @param before the address of newer ones; empty if there are none
 * @param after the address of older ones; empty if there are none
 * @param letters how many dead letters wait
 */
public record DeliveryList(
        Moment at,
        List<Channel> channels,
        List<Filter> filters,
        List<Row> rows,
        String before,
        String after,
        long letters) {

    public DeliveryList {
        channels = List.copyOf(channels);
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    /**
     * A channel that messages went to.
     *
     * @param name what it is called in logs and metrics
     * @param link the attempts to it
     * @param state what the last attempt came to
     * @param answer what was answered
     * @param last when that was
     * @param reached when it last took a message, or null
     * @param words how many attempts came to what
     */
    public record Channel(
            String name,
            String link,
            Badge state,
            String answer,
            Moment last,
            @Nullable Moment reached,
            String words) {}

    /**
     * A way to pick attempts.
     *
     * @param text what it says
     * @param link its address
     * @param chosen whether it is the present one
     */
    public record Filter(String text, String link, boolean chosen) {}

    /**
     * An attempt.
     *
     * @param at when its answer came
     * @param to to which channel
     * @param what what was told
     * @param state what it came to
     * @param answer what was answered, and what follows
     * @param id of the message
     */
    public record Row(Moment at, String to, What what, Badge state, Reply answer, String id) {}

    /** Why a message went out, and about what. */
    public record What(String reason, String subject) {}

    /**
     * What was answered.
     *
     * @param text the answer
     * @param more how long it took, which attempt it was and when the next one follows
     */
    public record Reply(String text, String more) {}

    static DeliveryList of(List<DeliveryNote> all, Wanted wanted, long letters, Instant now) {
        var meant = wanted.of(all);
        return new DeliveryList(
                Moment.of(now, now),
                channels(all, now),
                filters(wanted),
                wanted.onPage(meant).stream().map(note -> row(note, now)).toList(),
                wanted.link(wanted.page() - 1, meant.size()),
                wanted.link(wanted.page() + 1, meant.size()),
                letters);
    }

    private static List<Filter> filters(Wanted wanted) {
        var filters = new ArrayList<Filter>();
        filters.add(filter("All", "", wanted));
        for (var outcome : Outcome.values()) {
            filters.add(filter(badge(outcome).text(), outcome.label(), wanted));
        }
        return filters;
    }

    private static Filter filter(String text, String outcome, Wanted wanted) {
        return new Filter(
                text,
                Wanted.link(wanted.receiver(), outcome, 1),
                wanted.outcome().equals(outcome));
    }

    private static List<Channel> channels(List<DeliveryNote> all, Instant now) {
        var byName = new TreeMap<String, List<DeliveryNote>>();
        all.forEach(note ->
                byName.computeIfAbsent(note.to(), ignored -> new ArrayList<>()).add(note));
        return byName.values().stream().map(notes -> channel(notes, now)).toList();
    }

    private static Channel channel(List<DeliveryNote> newestFirst, Instant now) {
        var last = newestFirst.getFirst();
        var reached = newestFirst.stream()
                .filter(note -> note.answer().outcome() == Outcome.DELIVERED)
                .findFirst()
                .map(note -> Moment.of(note.at(), now))
                .orElse(null);
        return new Channel(
                last.to(),
                Wanted.link(last.to(), "", 1),
                badge(last.answer().outcome()),
                last.answer().text(),
                Moment.of(last.at(), now),
                reached,
                words(newestFirst));
    }

    private static String words(List<DeliveryNote> notes) {
        var words = Arrays.stream(Outcome.values())
                .map(outcome -> {
                    var count = notes.stream()
                            .filter(note -> note.answer().outcome() == outcome)
                            .count();
                    return count == 0 ? "" : count + " " + badge(outcome).text();
                })
                .filter(text -> !text.isEmpty())
                .toList();
        return String.join(", ", words);
    }

    private static Row row(DeliveryNote note, Instant now) {
        return new Row(
                Moment.of(note.at(), now),
                note.to(),
                new What(note.reason(), note.subject()),
                badge(note.answer().outcome()),
                new Reply(note.answer().text(), more(note, now)),
                note.id());
    }

    private static String more(DeliveryNote note, Instant now) {
        var answer = note.answer();
        var words = new ArrayList<String>();
        if (note.attempt() > 0) {
            words.add("took " + took(answer.took()));
        }
        if (note.attempt() > 1) {
            words.add("attempt " + note.attempt());
        }
        if (answer.next() != null && answer.next().isAfter(now)) {
            words.add("again in " + Words.span(Duration.between(now, answer.next())));
        }
        return String.join(", ", words);
    }

    private static String took(Duration took) {
        return took.compareTo(Duration.ofSeconds(2)) < 0 ? took.toMillis() + " ms" : Words.span(took);
    }

    private static Badge badge(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> new Badge(Badge.GOOD, "delivered");
            case RETRY -> new Badge(Badge.WARN, "failed, tried again");
            case GIVEN_UP -> new Badge(Badge.BAD, "given up");
        };
    }
}
