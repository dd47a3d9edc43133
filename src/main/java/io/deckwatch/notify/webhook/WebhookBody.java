package io.deckwatch.notify.webhook;

import io.deckwatch.notify.Notification;
import java.nio.charset.StandardCharsets;

/** What a webhook gets: JSON, without secrets, since it is stored. */
@FunctionalInterface
public interface WebhookBody {

    /** Few receivers take more in one request, and no topic of Kafka takes more in one record unless it is told to. */
    int LARGEST = 900_000;

    /**
     * The body of a message.
     *
     * @param maxAlerts how many alerts it holds at most; 0 means all
     */
    String of(Notification notification, int maxAlerts);

    /**
     * The body with as many alerts, the loudest first, as {@link #LARGEST} bytes have room for. One that is larger with a single
     * alert stays as it is.
     */
    default String within(Notification notification, int maxAlerts) {
        var most = notification.alerts(maxAlerts).size();
        var body = of(notification, maxAlerts);
        for (var bytes = size(body); bytes > LARGEST && most > 1; bytes = size(body)) {
            most = Math.clamp((long) most * LARGEST / bytes * 9 / 10, 1, most - 1);
            body = of(notification, most);
        }
        return body;
    }

    private static int size(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
