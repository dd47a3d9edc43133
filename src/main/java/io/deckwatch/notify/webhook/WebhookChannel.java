package io.deckwatch.notify.webhook;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.http.Answer;
import io.deckwatch.notify.http.Poster;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends messages as signed webhooks. */
final class WebhookChannel implements Channel {

    private static final int AT_ONCE = 8;

    private final WebhookSettings settings;
    private final InstantSource clock;
    private final Signature signature;
    private final Poster poster;

    /**
     * Makes the channel; nothing is sent yet.
     *
     * @param clock for the time in the signature, which receivers compare with their own: real time
     * @param version of Deckwatch
     */
    public WebhookChannel(WebhookSettings settings, InstantSource clock, String version) {
        this.settings = settings;
        this.clock = clock;
        this.signature = new Signature(settings.secrets());
        this.poster = new Poster(settings.endpoint(), clock, version);
    }

    @Override
    public String render(Notification notification) {
        return settings.body().within(notification, settings.maxAlerts());
    }

    /** A machine tells groups apart, and in a storm of alerts one message after the other would come too late. */
    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        return poster.post(delivery.body(), headers(delivery), Answer::outcome);
    }

    @Override
    public void close() {
        poster.close();
    }

    @Override
    public String toString() {
        return "WebhookChannel[" + settings.name() + "]";
    }

    private Map<String, String> headers(Delivery delivery) {
        var now = clock.instant().getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", delivery.id());
        headers.put("webhook-timestamp", Long.toString(now));
        if (!signature.isEmpty()) {
            headers.put("webhook-signature", signature.of(delivery.id(), now, delivery.body()));
        }
        return headers;
    }
}
