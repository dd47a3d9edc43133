package io.deckwatch.evaluation;

import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

    private record Entry(Instant at, long number, Question question) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final TreeSet<Entry> queue = new TreeSet<>();
    private final Map<Question, Entry> entries = new HashMap<>();

    /** Sets or, with null, removes the deadline of a question. Equal instants are served in the order of their numbers. */
    void set(Question question, @Nullable Instant at, long number) {
        var before = at == null ? entries.remove(question) : entries.get(question);
        if (before != null) {
            if (before.at.equals(at)) {
                return;
            }
            queue.remove(before);
        }
        if (at != null) {
            var entry = new Entry(at, number, question);
            entries.put(question, entry);
            queue.add(entry);
        }
    }

    /** The next question due at that time, taken out of the queue; null if none is. */
    @Nullable
    Question poll(Instant now) {
        if (queue.isEmpty() || queue.first().at.isAfter(now)) {
            return null;
        }
        var entry = queue.pollFirst();
        entries.remove(entry.question);
        return entry.question;
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
}
