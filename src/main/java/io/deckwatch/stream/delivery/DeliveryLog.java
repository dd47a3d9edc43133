package io.deckwatch.stream.delivery;

import java.io.IOException;
import java.util.List;

/** Port to the notification log. A method that returns has written; one that throws is called again with the same entries. */
public interface DeliveryLog {

    /**
     * Writes all of it or nothing, so that it survives a kill.
     *
     * @throws IOException if it is not certain that it was written
     */
    void record(Entries entries) throws IOException;

    /**
     * The last record of each key.
     *
     * @throws IOException if the log cannot be read
     */
    List<DeliveryRecord> load() throws IOException;
}
