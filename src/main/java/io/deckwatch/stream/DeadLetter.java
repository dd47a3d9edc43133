package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.stream.wire.WireRecord;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be read or written, kept with its place and the reason: key, value and headers as they were, so that
 * it can be replayed, and headers {@code deckwatch_source}, {@code deckwatch_reason}, {@code deckwatch_bytes}.
 *
 * @param source where it comes from: {@code topic/partition/offset}, or {@code api}
 * @param reason what is wrong with it
 * @param record as it goes to the topic
 */
public record DeadLetter(String source, String reason, ProducerRecord<byte @Nullable [], byte @Nullable []> record) {

    /** Where it comes from. */
    public static final String SOURCE = "deckwatch_source";
    /** What is wrong with it. */
    public static final String REASON = "deckwatch_reason";

    /** How long a value was that was cut. */
    public static final String BYTES = "deckwatch_bytes";

    /** The headers that a record gets when it becomes a dead letter. */
    public static final List<String> HEADERS = List.of(SOURCE, REASON, BYTES);

    /** The source of what comes from Kubernetes. */
    public static final String API = "api";

    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_REASON = 2_000;

    /** A record that was read from a topic. */
    public static DeadLetter of(ConsumerRecord<byte[], byte[]> record, String reason) {
        var source = record.topic() + "/" + record.partition() + "/" + record.offset();
        return new DeadLetter(source, reason, letter(record.key(), record.value(), record.headers()));
    }

    /** A record that Kafka or its bounds do not take. */
    static DeadLetter of(WireRecord record, String reason) {
        return new DeadLetter(API, reason, letter(record.key().getBytes(UTF_8), record.value(), record.headers()));
    }

    /** An object that could not be read. */
    static DeadLetter ofObject(String object, String reason, String json) {
        return new DeadLetter(API, reason, letter(object.getBytes(UTF_8), json.getBytes(UTF_8), new RecordHeaders()));
    }

    /** A message that was given up, as the notification log has it. */
    public static DeadLetter ofMessage(byte[] key, byte[] message, String reason) {
        return new DeadLetter(Topics.DELIVERIES, reason, letter(key, message, new RecordHeaders()));
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> letter(
            byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        var all = new RecordHeaders(headers.toArray());
        var kept = value;
        if (value != null && value.length > MAX_BYTES) {
            kept = Arrays.copyOf(value, MAX_BYTES);
            all.add(BYTES, Integer.toString(value.length).getBytes(UTF_8));
        }
        return new ProducerRecord<>(Topics.DEAD_LETTERS, 0, key, kept, all);
    }

    /** The key as a text, for the log. */
    String key() {
        var key = record.key();
        return key == null ? "-" : new String(key, UTF_8);
    }

    public DeadLetter {
        reason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
        record.headers().add(SOURCE, source.getBytes(UTF_8)).add(REASON, reason.getBytes(UTF_8));
    }
}
