/**
 * Why it failed: turns what Velero says into a cause, the place of the fault, and what to do about it. It neither decides what
 * is wrong nor reads files; the catalogue is given to it.
 */
@NullMarked
package io.deckwatch.diagnosis;

import org.jspecify.annotations.NullMarked;
