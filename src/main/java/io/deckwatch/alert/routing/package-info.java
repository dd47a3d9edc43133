/**
 * The user's rules of who is told: the tree of routes, and inhibit rules, with Alertmanager's meaning.
 * When messages go out does not belong here, nor how the rules are written.
 */
@NullMarked
package io.deckwatch.alert.routing;

import org.jspecify.annotations.NullMarked;
