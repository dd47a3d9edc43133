/**
 * What people ask about rules at a terminal: which there are, why one fires or does not, and whether tests of them hold. What
 * rules mean is decided elsewhere.
 */
@NullMarked
package io.deckwatch.cli.rules;

import org.jspecify.annotations.NullMarked;
