package io.deckwatch.notify.webhook;

import io.deckwatch.notify.Notification;

/** What a webhook gets: JSON, without secrets, since it is stored. */
@FunctionalInterface
public interface WebhookBody {

    /**
     * The body of a message.
     *
     * @param maxAlerts how many alerts it holds at most; 0 means all
     */
    String of(Notification notification, int maxAlerts);
}
