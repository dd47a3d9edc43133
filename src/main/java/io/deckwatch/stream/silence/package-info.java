/**
 * Keeps silences and acknowledgements in their topic, and follows what others write there. What they mean is decided elsewhere.
 */
@NullMarked
package io.deckwatch.stream.silence;

import org.jspecify.annotations.NullMarked;
