package io.deckwatch.broker;

/**
 * Thrown into the thread of Kafka that wanted to end the process. An error, because Kafka goes on after many exceptions that
 * it catches.
 */
final class KafkaGaveUp extends Error {
    KafkaGaveUp(String reason) {
        // Kafka logs what its threads throw; the trace would lead to Deckwatch, where nothing is wrong.
        super(reason, null, false, false);
    }
}
