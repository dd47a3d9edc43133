/**
 * The demo's time and what happens in it: simulated installations that are moved on step by step, a script of incidents, and
 * those that a person causes. How that is shown does not belong here.
 */
@NullMarked
package io.deckwatch.demo.play;

import org.jspecify.annotations.NullMarked;
