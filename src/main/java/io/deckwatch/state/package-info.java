/**
 * What is known: one view per cluster, made from its events, with the memory that Velero's objects do not have. Views are
 * mutable inside and confined to the thread that owns them. What is wrong, and what time it is, is decided elsewhere.
 */
@NullMarked
package io.deckwatch.state;

import org.jspecify.annotations.NullMarked;
