package io.deckwatch.stream.aside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The newest dead letters and what was done about them, as far as the topic was read. May be used by any thread. */
public final class AsideBook {

    /** Where a command reads all of them: more than anybody looks through. */
    private static final int MOST_AT_ALL = 100_000;

    private final int most;
    private final UnaryOperator<Instant> told;
    private final Letters letters = new Letters();
    private final TreeMap<Long, PutAside> byNumber = new TreeMap<>();

    /**
     * An empty one.
     *
     * @param most how many letters it holds; the oldest give way
     * @param told makes of real time the time that alerts live in
     */
    public AsideBook(int most, UnaryOperator<Instant> told) {
        this.most = most;
        this.told = told;
    }

    /**
     * All that the topic holds now.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public static AsideBook whole(Kafka kafka) {
        var book = new AsideBook(MOST_AT_ALL, at -> at);
        new TopicReader(kafka.clients())
                .read(new TopicPartition(Topics.DEAD_LETTERS, 0), "dead-letters-read", book::take);
        return book;
    }

    /** Takes a record of the topic; gives the letter that it is or is about, if that is still known. */
    public synchronized Optional<PutAside> take(ConsumerRecord<byte[], byte[]> record) {
        var mark = Marks.read(record.headers());
        if (mark.isEmpty()) {
            var letter = letters.read(record, told.apply(Instant.ofEpochMilli(record.timestamp())));
            byNumber.put(letter.number(), letter);
            if (byNumber.size() > most) {
                byNumber.pollFirstEntry();
            }
            return Optional.of(letter);
        }
        // Where records were copied to another Kafka, the number may be that of another letter.
        var key = record.key() == null ? "" : new String(record.key(), UTF_8);
        var marked = Optional.ofNullable(byNumber.get(mark.get().letter()))
                .filter(letter -> letter.key().equals(key))
                .map(letter -> letter.with(mark.get().handling()));
        marked.ifPresent(letter -> byNumber.put(letter.number(), letter));
        return marked;
    }

    /** The letter of that number, if it is known. */
    public synchronized Optional<PutAside> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** All of them, the newest first. */
    public synchronized List<PutAside> newestFirst() {
        return List.copyOf(byNumber.descendingMap().values());
    }

    /** The messages that somebody wants to go out again, and that nobody took yet. */
    public synchronized List<PutAside> requested() {
        return byNumber.values().stream()
                .filter(letter -> letter.handling().state() == State.REQUESTED)
                .toList();
    }

    /** How many wait for somebody who deals with them. */
    public synchronized long waiting() {
        return byNumber.values().stream().filter(PutAside::isWaiting).count();
    }

    /** When the newest of those was put aside. */
    public synchronized Optional<Instant> lastWaitingAt() {
        return byNumber.values().stream()
                .filter(PutAside::isWaiting)
                .map(PutAside::at)
                .max(Comparator.naturalOrder());
    }
}
