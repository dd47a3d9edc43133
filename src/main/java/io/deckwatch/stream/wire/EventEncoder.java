package io.deckwatch.stream.wire;

import com.fasterxml.jackson.core.JsonFactory;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Projection;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes the events of clusters as Kafka records. Equal events give equal records. */
public final class EventEncoder {

    /** The largest value of a record, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    static final String HEARTBEAT_KEY = "/-/-/heartbeat";

    private final JsonFactory json = new JsonFactory();

    /**
     * The record of an event. It may be larger than {@link #MAX_BYTES}, see {@link Minimal}.
     *
     * @param observedAt when the event was observed
     */
    public WireRecord encode(ClusterEvent event, Instant observedAt) {
        return switch (event) {
            case ClusterEvent.Seen seen -> object(seen.object(), CloudEvents.CHANGED, observedAt);
            case ClusterEvent.Gone gone -> object(gone.last(), CloudEvents.GONE, gone.at());
            case ClusterEvent.Forgotten forgotten ->
                new WireRecord(forgotten.key().text(), null, new RecordHeaders());
            case ClusterEvent.Beat beat -> heartbeat(beat.heartbeat());
            case ClusterEvent.Left(var cluster) -> new WireRecord(cluster + HEARTBEAT_KEY, null, new RecordHeaders());
        };
    }

    private WireRecord object(Projection object, String type, Instant time) {
        var data = JsonOut.object(json, out -> {
            if (type.equals(CloudEvents.GONE)) {
                out.time(HeadShape.GONE_AT, time);
            }
            Shape.write(object, out);
        });
        var head = object.head();
        var key = head.key();
        var headers = new CloudEvents(
                        type,
                        "/clusters/" + key.cluster() + "/namespaces/" + key.namespace(),
                        key.kind().plural() + "/" + key.name(),
                        key.cluster(),
                        key.text(),
                        time,
                        Shape.schema(object))
                .headers(head.uid() + "/" + head.resourceVersion(), data);
        return new WireRecord(key.text(), data, headers);
    }

    private WireRecord heartbeat(Heartbeat heartbeat) {
        var data = JsonOut.object(json, out -> HeartbeatShape.write(heartbeat, out));
        var key = heartbeat.cluster() + HEARTBEAT_KEY;
        var headers = new CloudEvents(
                        CloudEvents.HEARTBEAT,
                        "/clusters/" + heartbeat.cluster(),
                        "heartbeat",
                        heartbeat.cluster(),
                        key,
                        heartbeat.sentAt(),
                        "urn:deckwatch:heartbeat:v1")
                .headers(heartbeat.clusterUid() + "/" + heartbeat.sequence(), data);
        return new WireRecord(key, data, headers);
    }
}
