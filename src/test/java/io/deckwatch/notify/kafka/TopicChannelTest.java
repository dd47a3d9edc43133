package io.deckwatch.notify.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.webhook.AlertmanagerBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopicChannelTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T03:06:00Z"));

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void theBodyIsThatOfWebhooks() {
        assertThat(channel(() -> kafka).render(Incidents.storm())).isEqualTo(AlertmanagerBody.of(Incidents.storm(), 0));
    }

    @Test
    void aMessageIsACloudEventWithTheKeyOfItsGroup() {
        var channel = channel(() -> kafka);
        var body = channel.render(Examples.notification());

        assertThat(deliver(channel, body)).isEqualTo(new Outcome.Delivered("written to partition 0 at 0"));
        var record = kafka.history().getFirst();
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        assertThat(record.topic()).isEqualTo("alerts");
        assertThat(text(record.key())).isEqualTo("{}:{alertname=\"VeleroBackupStale\", cluster=\"prod\"}");
        assertThat(text(record.value())).isEqualTo(body);
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_id", Examples.ID,
                        "ce_source", "/deckwatch/receivers/bus",
                        "ce_specversion", "1.0",
                        "ce_time", "2026-03-02T03:06:00Z",
                        "ce_type", "io.deckwatch.notification.v1",
                        "content-type", "application/json"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new TimeoutException("s3cr3t"), FailureReason.TIMEOUT, true),
                Arguments.of(new SslAuthenticationException("s3cr3t"), FailureReason.TLS, true),
                Arguments.of(new KafkaException("s3cr3t"), FailureReason.OTHER, true),
                Arguments.of(new SaslAuthenticationException("s3cr3t"), FailureReason.AUTH_ERROR, false),
                Arguments.of(new TopicAuthorizationException("s3cr3t"), FailureReason.AUTH_ERROR, false),
                Arguments.of(new RecordTooLargeException("s3cr3t"), FailureReason.CLIENT_ERROR, false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatKafkaThrowsIsUnderstoodAndNotShown(RuntimeException exception, FailureReason reason, boolean again) {
        kafka.sendException = exception;
        var outcome = deliver(channel(() -> kafka), "{}");

        assertThat(outcome.failure()).contains(reason);
        assertThat(outcome instanceof Outcome.RetryLater).isEqualTo(again);
        assertThat(outcome.detail()).doesNotContain("s3cr3t");
    }

    @Test
    void aKafkaThatNobodyKnowsIsTriedAgainWithANewConnection() {
        var settings = settings(Map.of("bootstrap.servers", "nobody.invalid:9092"));
        var attempts = new int[1];
        var channel = new TopicChannel(settings, CLOCK, () -> {
            attempts[0]++;
            return attempts[0] == 1 ? Producers.open(settings) : kafka;
        });

        assertThat(deliver(channel, "{}").failure()).contains(FailureReason.DNS);
        assertThat(deliver(channel, "{}").failure()).isEmpty();
    }

    @Test
    void aKafkaThatDoesNotAnswerIsATimeout() {
        var silent = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

        assertThat(deliver(channel(() -> silent), "{}").failure()).contains(FailureReason.TIMEOUT);
    }

    @Test
    void settingsThatCannotWorkAreRefusedAndSecretsAreNotShown() {
        assertThatThrownBy(() -> new TopicSettings("bus", "a b", Map.of(), Duration.ofSeconds(1), true))
                .hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> settings(Map.of())).hasMessageContaining("servers");
        assertThat(settings(Map.of("bootstrap.servers", "k:9092", "sasl.jaas.config", "s3cr3t"))
                        .toString())
                .contains("bus", "alerts")
                .doesNotContain("s3cr3t");
    }

    private static TopicSettings settings(Map<String, String> client) {
        return new TopicSettings("bus", "alerts", client, Duration.ofMillis(200), true);
    }

    private static TopicChannel channel(Supplier<Producer<byte[], byte[]>> opening) {
        return new TopicChannel(settings(Map.of("bootstrap.servers", "k:9092")), CLOCK, opening);
    }

    private static Outcome deliver(TopicChannel channel, String body) {
        return channel.deliver(new Delivery(Examples.ID, body, 1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
