/** The list of all rules. No rule itself belongs here. */
@NullMarked
package io.deckwatch.rule.catalogue;

import org.jspecify.annotations.NullMarked;
