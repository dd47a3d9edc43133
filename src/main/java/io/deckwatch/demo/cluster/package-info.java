/**
 * Kubernetes API servers on this machine, one for each simulated cluster: real HTTP with lists, watches and bookmarks. What
 * happens in a cluster is decided elsewhere.
 */
@NullMarked
package io.deckwatch.demo.cluster;

import org.jspecify.annotations.NullMarked;
