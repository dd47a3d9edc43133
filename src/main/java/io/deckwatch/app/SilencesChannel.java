package io.deckwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes silences and acknowledgements from Kafka. SmallRye calls it for one record after the other. */
@ApplicationScoped
class SilencesChannel {

    /** The channel's name in the settings. */
    static final String NAME = "silences";

    /** The setting of SmallRye that tells whether the channel is opened at all. */
    static final String ENABLED = "mp.messaging.incoming." + NAME + ".enabled";

    private final Silencing silencing;

    SilencesChannel(Silencing silencing) {
        this.silencing = silencing;
    }

    @Incoming(NAME)
    void take(ConsumerRecord<byte[], byte[]> record) {
        silencing.take(record);
    }
}
