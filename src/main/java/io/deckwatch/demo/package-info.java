/**
 * What {@code ./deckwatch demo} has instead of clusters and receivers: Kubernetes APIs fed by simulated installations, and
 * inboxes. Nothing of the program itself belongs here; it runs as it does anywhere.
 */
@NullMarked
package io.deckwatch.demo;

import org.jspecify.annotations.NullMarked;
