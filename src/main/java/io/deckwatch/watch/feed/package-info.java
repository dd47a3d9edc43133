/**
 * Reads Velero's objects from a Kubernetes API server: pages of lists, watches, probes, and what to do when one of them
 * fails. What the objects mean, and what is published of them, does not belong here.
 */
@NullMarked
package io.deckwatch.watch.feed;

import org.jspecify.annotations.NullMarked;
