/**
 * The wire format of the topics: events and alerts as Kafka records and back. Clients of Kafka do not belong here, nor does
 * what becomes of a record that cannot be read.
 */
@NullMarked
package io.deckwatch.stream.wire;

import org.jspecify.annotations.NullMarked;
