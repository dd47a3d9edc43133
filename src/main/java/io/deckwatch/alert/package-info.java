/**
 * What becomes of a verdict: alerts with their labels, their states pending, firing and resolved, and what inhibits them.
 * Rules do not belong here, nor does what a message looks like.
 */
@NullMarked
package io.deckwatch.alert;

import org.jspecify.annotations.NullMarked;
