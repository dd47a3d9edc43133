package io.deckwatch.config.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.webhook.WebhookSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats that a webhook can have. */
class BodiesTest {

    @TempDir
    Path path;

    private JsonNode body(String config, Notification notification) throws IOException {
        var folder = new NotifyFolder(path)
                .with("chat.json", Files.readString(Path.of("alerts/notify/templates/chat.json")));
        var book = folder.load("""
            templates: [chat.json]
            route: {receiver: ops}
            receivers: [{name: ops, webhook_configs: [{url: 'https://x', %s}]}]
            """.formatted(config));
        var settings = (WebhookSettings) book.contacts().getFirst().settings();
        return new ObjectMapper().readTree(settings.body().of(notification, settings.maxAlerts()));
    }

    @Test
    void theUsualOneIsThatOfAlertmanager() throws IOException {
        var body = body("max_alerts: 1", Incidents.storm());

        assertThat(body.path("version").asText()).isEqualTo("4");
        assertThat(body.path("alerts")).hasSize(1);
        assertThat(body("format: alertmanager", Incidents.storm()).path("alerts"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void theStandardOneHasTypeTimeAndData() throws IOException {
        var body = body("format: standard", Incidents.storm());

        assertThat(body.fieldNames()).toIterable().containsExactly("type", "timestamp", "data");
        assertThat(body.path("type").asText()).isEqualTo("deckwatch.alerts.firing");
        assertThat(body.path("data").path("groupKey").asText()).startsWith("{}:{");
    }

    @Test
    void aTemplateIsFilledInAndNoTextBreaksTheJson() throws IOException {
        for (var incident : Incidents.all().values()) {
            var body = body("template: chat.json", incident);

            assertThat(body.path("lines")).hasSize(incident.alerts().size());
            assertThat(body.path("why").asText()).isEqualTo(incident.reason());
        }
    }
}
