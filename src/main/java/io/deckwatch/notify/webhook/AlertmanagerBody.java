package io.deckwatch.notify.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.notify.Notification;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A message in Alertmanager's webhook format, version 4, which every receiver made for Alertmanager understands. */
public final class AlertmanagerBody {

    /** How Alertmanager writes an end that is not known. */
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private static final JsonFactory JSON = new JsonFactory();

    private AlertmanagerBody() {}

    /**
     * The message as JSON.
     *
     * @param maxAlerts how many alerts it holds at most; 0 means all
     */
    public static String of(Notification notification, int maxAlerts) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            write(json, notification, maxAlerts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Notification notification, int maxAlerts) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", "4");
        json.writeStringField("groupKey", notification.groupKey());
        json.writeNumberField("truncatedAlerts", notification.truncated(maxAlerts));
        json.writeStringField("status", notification.status());
        json.writeStringField("receiver", notification.receiver());
        map(json, "groupLabels", notification.groupLabels());
        map(json, "commonLabels", notification.commonLabels());
        map(json, "commonAnnotations", notification.commonAnnotations());
        map(json, "routeLabels", Map.of());
        json.writeStringField("notification_reason", notification.reason());
        json.writeStringField("externalURL", notification.externalUrl());
        json.writeArrayFieldStart("alerts");
        for (var alert : notification.alerts(maxAlerts)) {
            write(json, alert, notification.page(alert));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Alert alert, String page) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", alert.state().text());
        map(json, "labels", alert.labels().with(alert.severity()));
        map(json, "annotations", alert.annotations());
        json.writeStringField("startsAt", AlertRef.of(alert).startsAt().toString());
        var endsAt = alert.state() instanceof AlertState.Resolved resolved
                ? resolved.endsAt().toString()
                : NO_END;
        json.writeStringField("endsAt", endsAt);
        json.writeStringField("generatorURL", page);
        json.writeStringField("fingerprint", alert.fingerprint());
        json.writeEndObject();
    }

    private static void map(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (var value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }
}
