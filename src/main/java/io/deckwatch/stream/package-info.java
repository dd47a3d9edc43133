/**
 * Kafka: topics, clients, what is written to the topics and read from them. What a record means, and what becomes of it,
 * does not belong here.
 */
@NullMarked
package io.deckwatch.stream;

import org.jspecify.annotations.NullMarked;
