/**
 * What can go wrong, as values: which fault, of what, from when until when. How a fault shows in Velero's objects does not
 * belong here.
 */
@NullMarked
package io.deckwatch.simulation.incident;

import org.jspecify.annotations.NullMarked;
