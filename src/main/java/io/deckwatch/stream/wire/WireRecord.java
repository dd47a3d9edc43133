package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record as it goes to a topic, before topic and partition are known. */
public final class WireRecord {

    private final String key;
    private final byte @Nullable [] value;
    private final Headers headers;

    WireRecord(String key, byte @Nullable [] value, Headers headers) {
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /** The record's key. */
    public String key() {
        return key;
    }

    /** The record's value; null removes the key from a compacted topic. */
    public byte @Nullable [] value() {
        return value;
    }

    /** The record's headers. */
    public Headers headers() {
        return headers;
    }

    /** The size of the value in bytes. */
    public int size() {
        return value == null ? 0 : value.length;
    }

    /** Whether it says something about an object, and so is part of the cluster's history. */
    public boolean belongsToHistory() {
        return value != null && !key.endsWith(EventEncoder.HEARTBEAT_KEY);
    }

    /** This record on its way to a partition. */
    public ProducerRecord<byte @Nullable [], byte @Nullable []> to(String topic, int partition) {
        return new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value, headers);
    }
}
