package io.deckwatch.notify.teams;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.http.Answer;
import io.deckwatch.notify.http.Poster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Sends messages to a channel of Microsoft Teams. */
final class TeamsChannel implements Channel {

    private final String name;
    private final Poster poster;

    TeamsChannel(TeamsSettings settings, InstantSource clock, String version) {
        this.name = settings.name();
        this.poster = new Poster(settings.endpoint(), clock, version);
    }

    @Override
    public String render(Notification notification) {
        return Card.of(MessageText.of(notification, Card.MOST_ALERTS));
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        return poster.post(delivery.body(), Map.of(), TeamsChannel::outcome);
    }

    /** Teams takes four messages a second. */
    @Override
    public Duration gap() {
        return Duration.ofMillis(300);
    }

    @Override
    public void close() {
        poster.close();
    }

    @Override
    public String toString() {
        return "TeamsChannel[" + name + "]";
    }

    /** Teams answers before the workflow runs, so more than that is not known. */
    private static Outcome outcome(Answer answer) {
        return answer.isSuccess()
                ? new Outcome.Delivered("answered " + answer.status() + ": the workflow has it")
                : answer.outcome();
    }
}
