package io.deckwatch.app;

import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.UndecodableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes alerts from Kafka to the dispatcher. SmallRye calls it for one record after the other. */
@ApplicationScoped
class AlertsChannel {

    /** The channel's name in the settings. */
    static final String NAME = "alerts";

    /** The setting of SmallRye that tells whether the channel is opened at all. */
    static final String ENABLED = "mp.messaging.incoming." + NAME + ".enabled";

    private final Notifying notifying;
    private final Storage storage;
    private final AlertCodec codec = new AlertCodec();

    AlertsChannel(Notifying notifying, Storage storage) {
        this.notifying = notifying;
        this.storage = storage;
    }

    @Incoming(NAME)
    void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            codec.decode(record.key(), record.value()).ifPresent(notifying::onAlert);
        } catch (UndecodableException e) {
            storage.kafka().deadLetters().add(DeadLetter.of(record, String.valueOf(e.getMessage())));
        }
    }
}
