package io.deckwatch.notify.teams;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.time.InstantSource;

/**
 * A workflow of Microsoft Teams that posts what its webhook gets. Its URL is secret.
 *
 * @param name of the receiver
 * @param endpoint the workflow's webhook
 * @param sendResolved whether the end of an alert is told
 */
public record TeamsSettings(String name, Endpoint endpoint, boolean sendResolved) implements ChannelSettings {

    @Override
    public Channel open(InstantSource clock, String version) {
        return new TeamsChannel(this, clock, version);
    }
}
