/**
 * Reads the catalogue of causes from YAML. What a cause is, and how a message is compared with it, is said in {@code diagnosis}.
 */
@NullMarked
package io.deckwatch.config.diagnosis;

import org.jspecify.annotations.NullMarked;
