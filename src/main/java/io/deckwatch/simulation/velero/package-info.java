/**
 * Velero's controllers: schedules, queue, backups, data movers, locations, retention, repositories and restores, as the
 * server and the node-agents of one installation run them. What an object means for the safety of data does not belong here.
 */
@NullMarked
package io.deckwatch.simulation.velero;

import org.jspecify.annotations.NullMarked;
