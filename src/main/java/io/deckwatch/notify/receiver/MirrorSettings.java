package io.deckwatch.notify.receiver;

import io.deckwatch.notify.Mirror;
import java.time.InstantSource;
import java.util.List;

/** The settings of a receiver that is kept in step with all alerts. */
public non-sealed interface MirrorSettings extends ReceiverSettings {

    /**
     * Makes the mirrors, one for each replica of the receiver; nothing is sent yet.
     *
     * @param clock real time
     * @param externalUrl where the pages of Deckwatch are found, without a slash at the end; may be empty
     * @param version of Deckwatch, as receivers may see it
     */
    List<Mirror> open(InstantSource clock, String externalUrl, String version);
}
