/**
 * The page {@code /demo}: what the script tells, what is wrong now, and the buttons that cause and repair it. Outside the
 * demo there is none. What a button does is decided elsewhere.
 */
@NullMarked
package io.deckwatch.demo.control;

import org.jspecify.annotations.NullMarked;
