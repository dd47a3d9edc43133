package io.deckwatch.web.view;

import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.Timeline;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.rule.schedule.Timeline.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The runs and slots of a schedule along a line of time.
 *
 * @param marks what is drawn, oldest first
 * @param words the same in words, for example {@code 23 good, 1 failed}
 */
public record Lane(List<Mark> marks, String words) {

    public Lane {
        marks = List.copyOf(marks);
    }

    /**
     * One run or slot.
     *
     * @param look {@code good}, {@code partial}, {@code failed}, {@code missed} or {@code running}
     * @param from where it begins
     * @param to where it ends
     * @param title what it is, in words
     */
    public record Mark(String look, String from, String to, String title) {}

    /** A time line, drawn over the span to that time: it was made a moment ago. */
    public static Lane of(Timeline line, Instant now) {
        var from = now.minus(Duration.between(line.from(), line.to()));
        var marks = line.entries().stream()
                .filter(entry -> !entry.at().isBefore(from))
                .map(entry -> mark(entry, from, now))
                .toList();
        return new Lane(marks, words(line.entries()));
    }

    private static Mark mark(Entry entry, Instant from, Instant now) {
        var until = entry.until();
        var end = until != null ? until : entry.result() == Result.RUNNING ? now : entry.at();
        return new Mark(
                word(entry.result()), Share.of(entry.at(), from, now), Share.of(end, from, now), title(entry, end));
    }

    private static String title(Entry entry, Instant end) {
        var at = Words.time(entry.at());
        if (entry.result() == Result.MISSED) {
            return "missed: no run of the slot " + at;
        }
        var took = (entry.result() == Result.RUNNING ? ", for " : ", took ")
                + Words.span(Duration.between(entry.at(), end));
        return entry.phase() + ": " + entry.backup() + ", " + at + took;
    }

    /** How many of them there are of which sort, the good first. */
    public static String words(List<Entry> entries) {
        var words = Arrays.stream(Result.values())
                .map(result -> counted(entries, result))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "no run" : words;
    }

    private static String counted(List<Entry> entries, Result result) {
        var count = entries.stream().filter(entry -> entry.result() == result).count();
        return count == 0 ? "" : count + " " + word(result);
    }

    /** A result as a word, which is also the class of its mark. */
    public static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    /** The look of a result among badges. */
    public static String look(Result result) {
        return switch (result) {
            case MISSED, FAILED -> Badge.BAD;
            case PARTIAL -> Badge.WARN;
            case RUNNING -> Badge.CALM;
            case GOOD -> Badge.GOOD;
        };
    }
}
