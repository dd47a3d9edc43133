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

    private record Entry(Instant at, long number, long ticket, Question question) {}

    private static final Comparator<Entry> BY_TIME =
            Comparator.comparing(Entry::at).thenComparingLong(Entry::number).thenComparingLong(Entry::ticket);

    private final TreeSet<Entry> queue = new TreeSet<>(BY_TIME);
    private final Map<Question, Entry> entries = new HashMap<>();
    private long tickets;

    /**
     * Sets or, with null, removes the deadline of a question. Equal instants are served in the order of their numbers, equal
     * numbers in the order of asking.
     */
    void set(Question question, @Nullable Instant at, long number) {
        var before = at == null ? entries.remove(question) : entries.get(question);
        if (before != null) {
            if (before.at.equals(at)) {
                return;
            }
            queue.remove(before);
        }
        if (at != null) {
            var entry = new Entry(at, number, tickets++, question);
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
