/**
 * What {@code ./deckwatch demo} has instead of a cluster and a receiver: a Kubernetes API that plays a recording, and an inbox
 * that prints messages. Nothing of the program itself belongs here; it runs as it does anywhere.
 */
@NullMarked
package io.deckwatch.demo;

import org.jspecify.annotations.NullMarked;
