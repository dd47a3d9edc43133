/**
 * Kubernetes in: follows Velero's objects in one cluster and publishes what changes, with a heartbeat that says how well it
 * sees. No rule and no judgement of what was seen belongs here, and nothing of Kafka.
 */
@NullMarked
package io.deckwatch.watch;

import org.jspecify.annotations.NullMarked;
