/**
 * What can go wrong, and what people do on ordinary days, as values. How that shows in Velero's objects does not belong
 * here.
 */
@NullMarked
package io.deckwatch.simulation.incident;

import org.jspecify.annotations.NullMarked;
