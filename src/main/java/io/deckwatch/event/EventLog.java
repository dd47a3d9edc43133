package io.deckwatch.event;

import java.util.List;

/** Where the watch of one cluster puts what it learns, and what it put there earlier. The port between watch and Kafka. */
public interface EventLog {

    /**
     * What was published of this cluster before: the last event of each key, gone objects and heartbeats included. Asked
     * once, before the first list, so that objects deleted while nobody watched are noticed.
     */
    List<ClusterEvent> known();

    /**
     * Takes an event. Never blocks: while Kafka is away only the newest event of each key is kept, so intermediate states
     * may merge and no final state is lost.
     */
    void publish(ClusterEvent event);

    /**
     * Takes an object that could not be read: it is counted, logged and kept as a dead letter.
     *
     * @param object where it was, as far as known
     * @param reason why it could not be read
     * @param json the object's JSON, redacted, within bounds
     */
    void unreadable(String object, String reason, String json);
}
