/** Rules about Deckwatch itself. Rules about a cluster's watch are in {@code rule.cluster}. */
@NullMarked
package io.deckwatch.rule.component;

import org.jspecify.annotations.NullMarked;
