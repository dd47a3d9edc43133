package io.deckwatch.notify.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.webhook.AlertmanagerBody;
import io.deckwatch.notify.webhook.WebhookBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages into a topic: Alertmanager's JSON for webhooks in a CloudEvent of binary mode. The key is that of the group,
 * so the messages of a group keep their order.
 */
final class TopicChannel implements Channel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WebhookBody BODY = AlertmanagerBody::of;

    private final TopicSettings settings;
    private final InstantSource clock;
    private final Supplier<Producer<byte[], byte[]>> opening;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * Makes the channel; Kafka is not called yet.
     *
     * @param opening opens a connection; called again after one failed
     */
    TopicChannel(TopicSettings settings, InstantSource clock, Supplier<Producer<byte[], byte[]>> opening) {
        this.settings = settings;
        this.clock = clock;
        this.opening = opening;
    }

    @Override
    public String render(Notification notification) {
        return BODY.within(notification, 0);
    }

    @Override
    public synchronized Outcome deliver(Delivery delivery) {
        try {
            if (producer == null) {
                producer = opening.get();
            }
            var written = producer.send(record(delivery)).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Delivered("written to partition " + written.partition() + " at " + written.offset());
        } catch (ExecutionException e) {
            return KafkaFailure.of(e.getCause());
        } catch (KafkaException e) {
            return KafkaFailure.of(e);
        } catch (TimeoutException e) {
            return KafkaFailure.timeout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KafkaFailure.interrupted();
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public String toString() {
        return "TopicChannel[" + settings.name() + "]";
    }

    private ProducerRecord<byte[], byte[]> record(Delivery delivery) {
        var headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                delivery.id(),
                "ce_type",
                "io.deckwatch.notification.v1",
                "ce_source",
                "/deckwatch/receivers/" + settings.name(),
                "ce_time",
                clock.instant().toString(),
                "content-type",
                "application/json");
        var record = new ProducerRecord<>(settings.topic(), bytes(group(delivery.body())), bytes(delivery.body()));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    /** Only the body is kept until it is sent, and the group's key stands in it. */
    private static String group(String body) {
        try {
            return JSON.readTree(body).path("groupKey").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
