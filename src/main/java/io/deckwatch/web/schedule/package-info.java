/**
 * The page about one schedule: its days, its freshness and durations as plots, its restore points, its next slots and its
 * alerts. Whether any of that is wrong is not decided here.
 */
@NullMarked
package io.deckwatch.web.schedule;

import org.jspecify.annotations.NullMarked;
