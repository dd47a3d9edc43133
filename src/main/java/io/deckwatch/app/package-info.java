/** The composition root: makes the parts, joins them, starts and stops them in order. No rule and no protocol belongs here. */
@NullMarked
package io.deckwatch.app;

import org.jspecify.annotations.NullMarked;
