package io.deckwatch.notify.slack;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.time.InstantSource;

/**
 * An incoming webhook of Slack. Its URL is secret.
 *
 * @param name of the receiver
 * @param endpoint the webhook
 * @param sendResolved whether the end of an alert is told
 */
public record SlackSettings(String name, Endpoint endpoint, boolean sendResolved) implements ChannelSettings {

    @Override
    public Channel open(InstantSource clock, String version) {
        return new SlackChannel(this, clock, version);
    }
}
