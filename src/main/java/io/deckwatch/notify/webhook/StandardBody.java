package io.deckwatch.notify.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import io.deckwatch.notify.Notification;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A message as Standard Webhooks has events: type, time and data, the latter in Alertmanager's format. */
public final class StandardBody {

    private static final JsonFactory JSON = new JsonFactory();

    private StandardBody() {}

    /**
     * The message as JSON, of the type {@code deckwatch.alerts.firing} or {@code deckwatch.alerts.resolved}.
     *
     * @param maxAlerts how many alerts it holds at most; 0 means all
     */
    public static String of(Notification notification, int maxAlerts) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", "deckwatch.alerts." + notification.status());
            json.writeStringField(
                    "timestamp", notification.intent().entry().at().toString());
            json.writeFieldName("data");
            json.writeRawValue(AlertmanagerBody.of(notification, maxAlerts));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
