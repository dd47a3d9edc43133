/**
 * Runs a single-node Kafka inside the process, so that Deckwatch needs no other component on one machine. What is written to
 * its topics, and any setting for an outside Kafka, does not belong here.
 */
@NullMarked
package io.deckwatch.broker;

import org.jspecify.annotations.NullMarked;
