package io.deckwatch.stream;

import io.deckwatch.event.Heartbeat;
import java.util.Optional;

/**
 * One cluster of which Kafka holds something.
 *
 * @param name the cluster's name
 * @param heartbeat the last sign of life, if there was one
 * @param live how many objects are known to be there
 * @param gone how many objects are kept although they are gone
 */
public record KnownCluster(String name, Optional<Heartbeat> heartbeat, int live, int gone) {}
