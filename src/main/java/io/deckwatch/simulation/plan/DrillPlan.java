package io.deckwatch.simulation.plan;

/**
 * A restore that people run again and again, into a namespace beside the original one.
 *
 * @param schedule whose newest good backup is restored
 * @param namespace what is restored, into a namespace of that name and {@code -restore}
 * @param cron when
 */
public record DrillPlan(String schedule, String namespace, String cron) {}
