/**
 * Figures for Prometheus: one catalogue of all meters, the counters of the flow, and one collector for what is known of
 * clusters and schedules. What a figure means for the safety of the data does not belong here.
 */
@NullMarked
package io.deckwatch.metrics;

import org.jspecify.annotations.NullMarked;
