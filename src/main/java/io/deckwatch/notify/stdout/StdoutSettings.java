package io.deckwatch.notify.stdout;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.time.InstantSource;

/**
 * The standard output as a receiver.
 *
 * @param name of the receiver
 * @param sendResolved whether the end of an alert is told
 */
public record StdoutSettings(String name, boolean sendResolved) implements ChannelSettings {

    @Override
    public Channel open(InstantSource clock, String version) {
        return new StdoutChannel(name, System.out);
    }
}
