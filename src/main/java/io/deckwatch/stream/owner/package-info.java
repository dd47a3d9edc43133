/**
 * The owner loop: one thread that owns consumer, views and deadlines, and drives the evaluation from Kafka. What is evaluated,
 * and who is told of alerts, does not belong here.
 */
@NullMarked
package io.deckwatch.stream.owner;

import org.jspecify.annotations.NullMarked;
