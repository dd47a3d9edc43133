package io.deckwatch.stream;

import java.util.function.BooleanSupplier;

/**
 * The Kafka of this process, ready to use: what each writer and reader needs of it.
 *
 * @param clients makes clients
 * @param partitioning where the records of a cluster are
 * @param deadLetters takes what cannot be read or written
 * @param hasRoom whether there is room for more than the present state; history is not written where there is none
 */
public record Kafka(Clients clients, Partitioning partitioning, DeadLetters deadLetters, BooleanSupplier hasRoom) {

    /** A Kafka whose room is the matter of those who run it. */
    public Kafka(Clients clients, Partitioning partitioning, DeadLetters deadLetters) {
        this(clients, partitioning, deadLetters, () -> true);
    }
}
