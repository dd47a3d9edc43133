package io.deckwatch.notify.slack;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.http.Poster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Sends messages to a channel of Slack. */
final class SlackChannel implements Channel {

    private final String name;
    private final Poster poster;

    SlackChannel(SlackSettings settings, InstantSource clock, String version) {
        this.name = settings.name();
        this.poster = new Poster(settings.endpoint(), clock, version);
    }

    @Override
    public String render(Notification notification) {
        return SlackBody.of(MessageText.of(notification, SlackBody.MOST_ALERTS));
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        return poster.post(delivery.body(), Map.of(), SlackAnswer::outcome);
    }

    /** Slack takes about one message a second. */
    @Override
    public Duration gap() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void close() {
        poster.close();
    }

    @Override
    public String toString() {
        return "SlackChannel[" + name + "]";
    }
}
