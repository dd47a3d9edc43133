package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of an event: CloudEvents 1.0 in the binary mode of its Kafka binding.
 *
 * @param type what happened, one of the constants
 * @param source where it happened
 * @param subject to what it happened
 * @param cluster the cluster's name
 * @param key the record's key
 * @param time when it was observed
 * @param schema the name of the data's type and version
 */
record CloudEvents(
        String type, String source, String subject, String cluster, String key, Instant time, String schema) {

    static final String CHANGED = "io.deckwatch.object.changed.v1";
    static final String GONE = "io.deckwatch.object.gone.v1";
    static final String HEARTBEAT = "io.deckwatch.cluster.heartbeat.v1";

    static final String TYPE = "ce_type";
    static final String CONTENT_TYPE = "content-type";
    static final String JSON = "application/json";

    /** How many hex digits of the hash an id holds. */
    private static final int HASH_DIGITS = 12;

    /**
     * The headers of these data.
     *
     * @param version what the id begins with: UID and version of the subject
     */
    Headers headers(String version, byte[] data) {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", (version + "/" + hash(data)).getBytes(UTF_8))
                .add("ce_source", source.getBytes(UTF_8))
                .add("ce_subject", subject.getBytes(UTF_8))
                .add(TYPE, type.getBytes(UTF_8))
                .add("ce_time", time.toString().getBytes(UTF_8))
                .add("ce_dataschema", schema.getBytes(UTF_8))
                .add("ce_partitionkey", key.getBytes(UTF_8))
                .add("ce_cluster", cluster.getBytes(UTF_8))
                .add(CONTENT_TYPE, JSON.getBytes(UTF_8));
    }

    private String hash(byte[] data) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(type.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(data)).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
