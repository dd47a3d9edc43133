package io.deckwatch.stream.delivery;

import io.deckwatch.alert.delivery.PutAside;

/**
 * A message that was given up and goes out again because somebody wants it to.
 *
 * @param letter the dead letter it was
 * @param message as it is sent now
 */
public record Replay(PutAside letter, DeliveryRecord message) {}
