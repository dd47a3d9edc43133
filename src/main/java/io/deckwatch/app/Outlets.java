package io.deckwatch.app;

import io.deckwatch.config.notify.NotifyBook;
import io.deckwatch.notify.Backoff;
import io.deckwatch.notify.Channel;
import io.deckwatch.stream.delivery.DeliveryMeter;
import io.deckwatch.stream.delivery.Sending;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** Opens receivers, and says how messages are sent to them. */
@Singleton
final class Outlets {

    private final Timing timing;
    private final DeliveryMeter meter;
    private final Addressing addressing;

    Outlets(Timing timing, DeliveryMeter meter, Addressing addressing) {
        this.timing = timing;
        this.meter = meter;
        this.addressing = addressing;
    }

    /** The time that alerts live in. */
    Clock told() {
        return timing.told();
    }

    /** Opens all receivers. */
    Receivers open(NotifyBook book) {
        return Receivers.open(book, addressing.externalUrl(), timing.wall());
    }

    /** How messages get to these channels. */
    Sending sending(Map<String, Channel> channels) {
        return new Sending(
                channels,
                Backoff.standard(),
                addressing.externalUrl(),
                Executors.newVirtualThreadPerTaskExecutor(),
                timing.wall(),
                ThreadLocalRandom.current()::nextDouble,
                meter);
    }
}
