package io.deckwatch.stream;

/**
 * The Kafka of this process, ready to use: what each writer and reader needs of it.
 *
 * @param clients makes clients
 * @param partitioning where the records of a cluster are
 * @param deadLetters takes what cannot be read or written
 */
public record Kafka(Clients clients, Partitioning partitioning, DeadLetters deadLetters) {}
