package io.deckwatch.evaluation;

import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When which verdict is to be asked for again. Each pair of rule and subject stands in it at most once. */
final class DeadlineQueue {

    /**
     * One verdict to ask for.
     *
     * @param rule the rule's place in the list of rules
     * @param subject its subject
     */
    record Question(int rule, Subject subject) {}

    private record Entry(Instant at, Question question) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            var byTime = at.compareTo(other.at);
            var order = byTime != 0 ? byTime : Integer.compare(question.rule, other.question.rule);
            return order != 0 ? order : question.subject.compareTo(other.question.subject);
        }
    }

    private final TreeSet<Entry> queue = new TreeSet<>();
    /** The entries of each subject, at the places of their rules: an event asks all rules of a subject in turn. */
    private final Map<Subject, List<@Nullable Entry>> entries = new HashMap<>();

    /** Sets or, with null, removes the deadline of a question. At one instant rules are asked in their order, causes first. */
    void set(Question question, @Nullable Instant at) {
        var row = entries.get(question.subject);
        var before = row == null || question.rule >= row.size() ? null : row.get(question.rule);
        if (Objects.equals(before == null ? null : before.at, at)) {
            return;
        }
        if (before != null) {
            queue.remove(before);
        }
        var entry = at == null ? null : new Entry(at, question);
        if (entry != null) {
            queue.add(entry);
        }
        put(question, entry);
    }

    private void put(Question question, @Nullable Entry entry) {
        var row = entries.computeIfAbsent(question.subject, subject -> new ArrayList<>());
        while (row.size() <= question.rule) {
            row.add(null);
        }
        row.set(question.rule, entry);
        if (entry == null && row.stream().allMatch(Objects::isNull)) {
            entries.remove(question.subject);
        }
    }

    /** The next question due at that time, taken out of the queue; null if none is. */
    @Nullable
    Question poll(Instant now) {
        if (queue.isEmpty() || queue.first().at.isAfter(now)) {
            return null;
        }
        var question = queue.first().question;
        set(question, null);
        return question;
    }

    /** The earliest deadline, or null. */
    @Nullable
    Instant next() {
        return queue.isEmpty() ? null : queue.first().at;
    }

    int size() {
        return queue.size();
    }

    void clear() {
        queue.clear();
        entries.clear();
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
