package io.deckwatch.metrics;

import io.deckwatch.evaluation.Overview;

/**
 * What there is to tell of one partition, handed over by the thread that owns it.
 *
 * @param overview what is known of its clusters
 * @param lag how many of its records are not evaluated yet
 * @param deadlines how many verdicts wait for their time
 */
public record PartitionFigures(Overview overview, long lag, int deadlines) {}
