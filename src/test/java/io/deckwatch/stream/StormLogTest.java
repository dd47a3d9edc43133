package io.deckwatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.webhook.WebhookSettings;
import io.deckwatch.rule.Severity;
import io.deckwatch.stream.delivery.DeliveryRecord;
import io.deckwatch.stream.delivery.Entries;
import io.deckwatch.stream.delivery.KafkaDeliveryLog;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message that could not be written down would hold up all others for good. */
@ExtendWith(BrokerExtension.class)
@Timeout(60)
class StormLogTest {

    @Test
    void aMessageAboutTenThousandAlertsIsWrittenDownAndReadAgain(EmbeddedBroker broker) throws Exception {
        var message = Incidents.told(
                NotifyReason.FIRST,
                IntStream.range(0, 10_000).mapToObj(StormLogTest::alert).toArray(Alert[]::new));
        var record =
                new DeliveryRecord(message.id(), message.intent().entry(), render(message), StreamFixture.NOW, 0, "");
        try (var stream = new StreamFixture(broker.bootstrapServers());
                var log = new KafkaDeliveryLog(stream.kafka, () -> {})) {
            log.record(new Entries(List.of(record), List.of(record), List.of(), List.of()));

            assertThat(log.load()).contains(record);
        }
    }

    private static String render(Notification message) {
        var endpoint = new Endpoint(URI.create("http://h.example"), Duration.ofSeconds(1), true);
        try (var channel = new WebhookSettings("ops", endpoint, List.of(), 0, true)
                .open(InstantSource.fixed(StreamFixture.NOW), "1")) {
            return channel.render(message);
        }
    }

    private static Alert alert(int number) {
        return Incidents.alert(
                "VeleroBackupFailed",
                Severity.WARNING,
                Map.of("schedule", "ns-" + number),
                Map.of("summary", "The newest backup ended Failed.", "description", "no class for driver ".repeat(20)));
    }
}
