package io.deckwatch.stream.delivery;

import java.io.IOException;
import java.util.List;

/** Port to the notification log. A method that returns has written; one that throws is called again with the same records. */
public interface DeliveryLog {

    /**
     * Writes records so that they survive a kill, each in place of the last one with its key, in this order.
     *
     * @throws IOException if it is not certain that all of them were written
     */
    void record(List<DeliveryRecord> records) throws IOException;

    /**
     * Keeps a message that could not be delivered, so that people find it and can send it again.
     *
     * @throws IOException if it is not certain that it was written
     */
    void bury(DeliveryRecord dead) throws IOException;

    /**
     * The last record of each key.
     *
     * @throws IOException if the log cannot be read
     */
    List<DeliveryRecord> load() throws IOException;
}
