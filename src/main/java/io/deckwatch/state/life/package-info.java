/**
 * The past of single objects, told from their events: what a view forgets, and pages show. What is known now, and what is wrong
 * with it, does not belong here.
 */
@NullMarked
package io.deckwatch.state.life;

import org.jspecify.annotations.NullMarked;
