/**
 * What became of messages: each attempt with its answer, and what was put aside. How messages are sent and where this is kept
 * does not belong here.
 */
@NullMarked
package io.deckwatch.alert.delivery;

import org.jspecify.annotations.NullMarked;
