/** Pages and API about messages: what became of them, and what was put aside. Nothing is sent here. */
@NullMarked
package io.deckwatch.web.delivery;

import org.jspecify.annotations.NullMarked;
