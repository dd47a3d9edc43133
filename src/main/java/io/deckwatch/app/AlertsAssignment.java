package io.deckwatch.app;

import io.deckwatch.stream.KnownAlerts;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Who is assigned the alerts notifies, nobody else. What is known is read first, at the assignment, so that the channel goes on
 * behind it: an alert's earlier states, which the topic still holds, must not be told again.
 */
@ApplicationScoped
@Identifier(AlertsChannel.NAME)
class AlertsAssignment implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final int RETRY_SECONDS = 10;

    private final Notifying notifying;
    private final AtomicBoolean assigned = new AtomicBoolean();

    AlertsAssignment(Notifying notifying) {
        this.notifying = notifying;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.contains(KnownAlerts.PARTITION)) {
            assigned.set(true);
            begin(consumer);
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.contains(KnownAlerts.PARTITION)) {
            assigned.set(false);
            notifying.end();
            LOG.info("notifier stands by");
        }
    }

    private void begin(Consumer<?, ?> consumer) {
        try {
            consumer.seek(KnownAlerts.PARTITION, notifying.begin(this::fenced));
            LOG.info("notifier active");
        } catch (IOException | KafkaException e) {
            LOG.warnf("The notification log cannot be read, it is tried again. reason=%s", e.getMessage());
            again();
        }
    }

    /** Another process notifies; or Kafka was slow and nobody does, which shows when this one is still assigned later. */
    private void fenced() {
        LOG.warn("notifier fenced");
        again();
    }

    private void again() {
        CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(this::beginAgain);
    }

    /** The channel's position is behind what is read now, so states that were read here may come once more; the newest wins. */
    private void beginAgain() {
        if (!assigned.get()) {
            return;
        }
        try {
            notifying.begin(this::fenced);
            LOG.info("notifier active");
        } catch (IOException | KafkaException e) {
            again();
        }
    }
}
