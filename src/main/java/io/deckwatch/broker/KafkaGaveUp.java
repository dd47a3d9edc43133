package io.deckwatch.broker;

/**
 * Thrown into the thread of Kafka that wanted to end the process. An error, because Kafka goes on after many exceptions that
 * it catches.
 */
final class KafkaGaveUp extends Error {
    KafkaGaveUp(String reason) {
        super(reason);
    }
}
