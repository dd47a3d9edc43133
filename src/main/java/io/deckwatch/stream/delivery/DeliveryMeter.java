package io.deckwatch.stream.delivery;

import io.deckwatch.notify.Outcome;

/** Port to the metrics of deliveries. Called from the dispatcher's thread; must not block. */
public interface DeliveryMeter {

    /** An attempt came to an end. */
    void answered(String receiver, Outcome outcome);

    /** A message was given up and goes to the dead letters. */
    void buried(String receiver);

    /** So many messages are written but not yet settled. */
    void open(int messages);
}
