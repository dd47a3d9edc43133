package io.deckwatch.notify.receiver;

import io.deckwatch.notify.Channel;
import java.time.InstantSource;

/** Who a receiver is and how it is reached. Each channel has its record of them, which shows no secret in {@code toString}. */
public interface ReceiverSettings {

    /** The name of the receiver. */
    String name();

    /** Whether the end of an alert is told. */
    boolean sendResolved();

    /**
     * Makes the channel; nothing is sent yet.
     *
     * @param clock real time, whatever time the alerts live in
     * @param version of Deckwatch, as receivers may see it
     */
    Channel open(InstantSource clock, String version);
}
