/**
 * What is wrong: rules, which are functions of what is known and of the time, and their verdicts. A rule has no clock, no
 * memory and no I/O; what becomes of a verdict is decided elsewhere.
 */
@NullMarked
package io.deckwatch.rule;

import org.jspecify.annotations.NullMarked;
