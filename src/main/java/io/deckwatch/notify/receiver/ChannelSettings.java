package io.deckwatch.notify.receiver;

import io.deckwatch.notify.Channel;
import java.time.InstantSource;

/** The settings of a receiver that is told by messages. Each channel has its record of them. */
public non-sealed interface ChannelSettings extends ReceiverSettings {

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
