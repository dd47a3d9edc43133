/** Rules about a cluster's watch as a whole. Rules about Velero's objects do not belong here. */
@NullMarked
package io.deckwatch.rule.cluster;

import org.jspecify.annotations.NullMarked;
