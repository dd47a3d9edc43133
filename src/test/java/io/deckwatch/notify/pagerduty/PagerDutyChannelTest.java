package io.deckwatch.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.ChannelContract;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyChannelTest extends ChannelContract {

    private static final String KEY = "s3cr3t00s3cr3t00s3cr3t00s3cr3t00";
    private static final URI URL = URI.create("https://events.pagerduty.example/v2/enqueue");

    @Override
    protected Channel channel(URI url, Duration timeout) {
        return new PagerDutySettings("ops", new Endpoint(url, timeout, true), KEY, true)
                .open(InstantSource.fixed(NOW), "1.2.3");
    }

    @TestFactory
    Stream<DynamicTest> messagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        var channel = channel(URL);
        return GoldenMessages.of(
                "pagerduty", ".json", notification -> GoldenMessages.pretty(channel.render(notification)));
    }

    @Test
    void theKeyIsSentButNotStored() throws IOException {
        try (var receiver = Receiver.answering(202, "{\"status\":\"success\"}")) {
            var channel = channel(receiver.url());
            var stored = channel.render(Examples.notification());
            channel.deliver(new Delivery(Examples.ID, stored, 1));
            var sent = new ObjectMapper().readTree(receiver.request().body());

            assertThat(stored).doesNotContain(KEY);
            assertThat(sent.path("routing_key").asText()).isEqualTo(KEY);
            assertThat(sent.path("payload"))
                    .isEqualTo(new ObjectMapper().readTree(stored).path("payload"));
        }
    }

    @Test
    void allEventsOfAGroupAreAboutOneIncident() throws IOException {
        var trigger = render(Incidents.all().get("failed"));
        var update = render(Incidents.all().get("mixed"));
        var end = render(Incidents.all().get("resolved"));

        assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
        assertThat(update.path("event_action").asText()).isEqualTo("trigger");
        assertThat(end.path("event_action").asText()).isEqualTo("resolve");
        assertThat(trigger.path("dedup_key").asText())
                .matches("[0-9a-f]{64}")
                .isEqualTo(update.path("dedup_key").asText())
                .isEqualTo(end.path("dedup_key").asText());
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, critical", "WARNING, warning", "INFO, info", "NONE, info"})
    void severitiesArePagerDutys(Severity severity, String expected) throws IOException {
        var alert = Incidents.alert("A", severity, Map.of(), Map.of());

        assertThat(render(Incidents.told(NotifyReason.FIRST, alert))
                        .path("payload")
                        .path("severity")
                        .asText())
                .isEqualTo(expected);
    }

    @Test
    void limitsHold() throws IOException {
        var far = "https://h.example/" + "x".repeat(9000);
        var alert = Incidents.alert(
                "A".repeat(900),
                Severity.INFO,
                Map.of("schedule", "🔴".repeat(9000)),
                Map.of("summary", far + " 🔴".repeat(9000)));
        var event = render(Incidents.told(NotifyReason.FIRST, alert));

        assertThat(event.path("payload").path("summary").asText()).hasSizeLessThanOrEqualTo(1024);
        assertThat(event.path("payload").path("class").asText()).hasSize(255);
        assertThat(channel(URL).render(Incidents.storm()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cr3t", "s3cr3t00s3cr3t00s3cr3t00s3cr3t0\"", "s3cr3t00s3cr3t00s3cr3t00s3cr3t000"})
    void aKeyThatIsNoneIsRefusedWithoutShowingIt(String key) {
        assertThatThrownBy(
                        () -> new PagerDutySettings("ops", new Endpoint(URL, Duration.ofSeconds(1), false), key, true))
                .hasMessageContaining("must be 32 letters and digits")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void settingsShowNoSecrets() {
        assertThat(new PagerDutySettings("ops", new Endpoint(URL, Duration.ofSeconds(1), false), KEY, true).toString())
                .contains("ops")
                .doesNotContain(KEY);
    }

    private JsonNode render(Notification notification) throws IOException {
        return new ObjectMapper().readTree(channel(URL).render(notification));
    }
}
