/**
 * What was seen: projections of Velero's objects, their keys and phases, and the reader that makes them from a JSON tree.
 * No rule, no alert and no transport belongs here.
 */
@NullMarked
package io.deckwatch.event;

import org.jspecify.annotations.NullMarked;
