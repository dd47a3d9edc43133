/**
 * Sends what has to be told: writes each message down, delivers it, tries again, and remembers the answer.
 * What is told and when is decided elsewhere, and Kafka itself does not belong here: it comes through a port.
 */
@NullMarked
package io.deckwatch.stream.delivery;

import org.jspecify.annotations.NullMarked;
