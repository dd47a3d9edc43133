package io.deckwatch.evaluation;

import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Comparator;
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

    private record Entry(Instant at, Question question) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::at)
            .thenComparingInt(entry -> entry.question.rule)
            .thenComparing(entry -> entry.question.subject);

    private final TreeSet<Entry> queue = new TreeSet<>();
    private final Map<Question, Entry> entries = new HashMap<>();

    /** Sets or, with null, removes the deadline of a question. At one instant rules are asked in their order, causes first. */
    void set(Question question, @Nullable Instant at) {
        var before = at == null ? entries.remove(question) : entries.get(question);
        if (before != null) {
            if (before.at.equals(at)) {
                return;
            }
            queue.remove(before);
        }
        if (at != null) {
            var entry = new Entry(at, question);
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

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
