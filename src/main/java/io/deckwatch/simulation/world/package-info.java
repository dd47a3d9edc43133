/**
 * What a simulated cluster is made of: time that is stepped, chance from a seed, and objects as an API server keeps them.
 * What Velero does with them does not belong here.
 */
@NullMarked
package io.deckwatch.simulation.world;

import org.jspecify.annotations.NullMarked;
