/**
 * What an installation of Velero consists of before anything happens: version, nodes, volumes, locations, schedules; and
 * the five of the demo. What becomes of them does not belong here.
 */
@NullMarked
package io.deckwatch.simulation.plan;

import org.jspecify.annotations.NullMarked;
