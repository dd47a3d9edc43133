package io.deckwatch.stream.aside;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.Handling;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Replays dead letters. A record is written back to where it was read, unless a newer one of its key stands there; a message
 * is given to whoever notifies, by a mark. Several processes may do that; what was done twice has the effect of once.
 */
public final class Replays {

    private static final TopicPartition LETTERS = new TopicPartition(Topics.DEAD_LETTERS, 0);

    private final Kafka kafka;
    private final AsideBook book;

    /**
     * Replays from that Kafka.
     *
     * @param book what is known of the letters
     */
    public Replays(Kafka kafka, AsideBook book) {
        this.kafka = kafka;
        this.book = book;
    }

    /**
     * What was done, and where the mark of it stands.
     *
     * @param result what to tell
     * @param offset of the mark among the dead letters; -1 if nothing was written
     */
    public record Written(Replayed result, long offset) {}

    /**
     * Replays one.
     *
     * @param by who wants it; may be empty
     * @throws StreamException if it is not certain that it is done
     */
    public Written replay(long number, String by, Instant now) {
        var letter = book.find(number);
        if (letter.isEmpty()) {
            return new Written(new Replayed.Unknown(number), -1);
        }
        return replay(letter.get(), by, now);
    }

    private Written replay(PutAside letter, String by, Instant now) {
        if (!letter.isWaiting()) {
            return new Written(new Replayed.Done(done(letter.handling().state())), -1);
        }
        if (!letter.origin().hindrance().isEmpty()) {
            return new Written(new Replayed.Refused(letter.origin().hindrance()), -1);
        }
        try {
            return switch (letter.origin().kind()) {
                case MESSAGE -> marked(letter, new Handling(State.REQUESTED, by, now), List.of());
                case RECORD -> writtenBack(letter, by, now);
                case OBJECT -> throw new IllegalStateException("An object has a hindrance.");
            };
        } catch (KafkaException e) {
            throw new StreamException("Kafka did not answer. Look whether it is replayed already, then try again.", e);
        }
    }

    private Written writtenBack(PutAside letter, String by, Instant now) {
        var from = Place.parse(letter.origin().place()).orElseThrow();
        var whole = whole(letter.number());
        if (whole.isEmpty()) {
            return new Written(new Replayed.Unknown(letter.number()), -1);
        }
        var back = new WriteBack(kafka, from, whole.get());
        if (back.isOvertaken()) {
            return marked(letter, new Handling(State.OVERTAKEN, by, now), List.of());
        }
        var written = marked(letter, new Handling(State.REPLAYED, by, now), List.of(back.record()));
        back.repair().ifPresent(newer -> write(List.of(newer)));
        return written;
    }

    /** The letter as it stands in the topic, if it still does. */
    public Optional<ConsumerRecord<byte[], byte[]>> whole(long number) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        new TopicReader(kafka.clients()).read(LETTERS, number, number + 1, found::add);
        return found.stream().filter(record -> record.offset() == number).findFirst();
    }

    private Written marked(
            PutAside letter, Handling handling, List<ProducerRecord<byte @Nullable [], byte @Nullable []>> before) {
        var records = new ArrayList<>(before);
        records.addAll(Marks.of(letter, handling));
        return new Written(new Replayed.Done(done(handling.state())), write(records));
    }

    /** Writes all or none; gives the offset of the record among the dead letters. */
    private long write(List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records) {
        Producer<byte @Nullable [], byte @Nullable []> producer =
                kafka.clients().transactional("deckwatch-replay-" + UUID.randomUUID());
        try {
            producer.initTransactions();
            producer.beginTransaction();
            @Nullable Future<RecordMetadata> mark = null;
            for (var record : records) {
                var sent = producer.send(record);
                mark = record.topic().equals(Topics.DEAD_LETTERS) ? sent : mark;
            }
            producer.commitTransaction();
            return mark == null ? -1 : mark.get().offset();
        } catch (KafkaException | ExecutionException e) {
            throw new StreamException("Kafka did not take it. Look whether it is replayed already, then try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamException("Deckwatch is stopping. Look whether it is replayed already, then try again.", e);
        } finally {
            Clients.closeNow(producer);
        }
    }

    private static String done(State state) {
        return switch (state) {
            case WAITING -> "Nothing was done.";
            case REQUESTED -> "The message goes out again, as soon as a Deckwatch with the role notify runs.";
            case REPLAYED -> "It was replayed.";
            case OVERTAKEN -> "Nothing was written: a newer record of the same key has been written since.";
        };
    }
}
