package io.deckwatch.notify.pagerduty;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.http.Answer;
import io.deckwatch.notify.http.Poster;
import java.time.InstantSource;
import java.util.Map;

/** Opens, updates and resolves incidents. */
final class PagerDutyChannel implements Channel {

    private final PagerDutySettings settings;
    private final Poster poster;

    PagerDutyChannel(PagerDutySettings settings, InstantSource clock, String version) {
        this.settings = settings;
        this.poster = new Poster(settings.endpoint(), clock, version);
    }

    @Override
    public String render(Notification notification) {
        return Event.of(notification);
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        return poster.post(keyed(delivery.body()), Map.of(), Answer::outcome);
    }

    @Override
    public void close() {
        poster.close();
    }

    @Override
    public String toString() {
        return "PagerDutyChannel[" + settings.name() + "]";
    }

    /** The event with the key, which is secret and so not in what is stored. */
    private String keyed(String event) {
        return "{\"routing_key\":\"" + settings.routingKey() + "\"," + event.substring(1);
    }
}
