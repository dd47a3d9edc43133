package io.deckwatch.web;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.web.SilenceDesk.NotKeptException;
import java.util.List;

/** The port through which people see what became of messages, and replay what was put aside. Called by many threads. */
public interface DeliveryDesk {

    /** The newest attempts to deliver messages, the newest first; never waits. */
    List<DeliveryNote> attempts();

    /** The newest dead letters, the newest first; never waits. */
    List<PutAside> putAside();

    /**
     * Replays a dead letter; may wait.
     *
     * @param by who wants it
     * @throws NotKeptException if it is not certain that it is done
     */
    Replayed replay(long number, String by);
}
