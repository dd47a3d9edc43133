package io.deckwatch.stream.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Transition;
import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.rule.Severity;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.TopicSetup;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.AlertCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(120)
class LastFiringsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void tellsTheNewestTimeOfEachRuleAndGoesOnWhereItStopped(EmbeddedBroker broker) {
        var settings = KafkaSettings.embedded(broker.bootstrapServers());
        var clients = new Clients(settings);
        var kafka = new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients));
        var firings = new LastFirings(kafka);
        try (var producer = clients.producer("journal")) {
            producer.send(entry("LastFiringsOne", Transition.What.FIRING, NOON));
            producer.send(entry("LastFiringsOne", Transition.What.RESOLVED, NOON.plusSeconds(60)));
            producer.send(entry("LastFiringsTwo", Transition.What.PENDING, NOON));
            producer.send(new ProducerRecord<>(Topics.JOURNAL, 0, new byte[] {1}, new byte[] {2}));
            producer.flush();

            assertThat(firings.byRule(PATIENCE))
                    .containsEntry("LastFiringsOne", NOON)
                    .doesNotContainKey("LastFiringsTwo");

            producer.send(entry("LastFiringsOne", Transition.What.FIRING, NOON.plusSeconds(3600)));
            producer.flush();

            assertThat(firings.byRule(PATIENCE)).containsEntry("LastFiringsOne", NOON.plusSeconds(3600));
        }
    }

    private static ProducerRecord<byte[], byte[]> entry(String rule, Transition.What what, Instant at) {
        var alert = Overviews.alert(rule, Severity.WARNING, new AlertState.Firing(at, null), Map.of());
        return new JournalEntries()
                .of(new Transition(at, what, alert), new AlertCodec())
                .to(Topics.JOURNAL, 0);
    }
}
