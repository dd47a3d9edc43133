package io.deckwatch.app;

import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.deckwatch.metrics.StandingCollector;
import io.deckwatch.notify.Outcome;
import io.deckwatch.stream.delivery.DeliveryMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what counts. */
final class Metering {

    @Produces
    @Singleton
    Meters meters(MeterRegistry registry) {
        return new Meters(registry);
    }

    @Produces
    @Singleton
    StandingCollector collector(PrometheusMeterRegistry registry) {
        return new StandingCollector().registeredAt(registry.getPrometheusRegistry());
    }

    @Produces
    @Singleton
    DeliveryMeter deliveries(Meters meters, SelfWatch self) {
        return new DeliveryMeter() {
            @Override
            public void answered(String receiver, Outcome outcome) {
                meters.count(Meter.DELIVERIES, 1, receiver, label(outcome));
                self.answered(receiver, outcome);
            }

            @Override
            public void buried(String receiver) {
                meters.count(Meter.DELIVERIES, 1, receiver, "given_up");
                self.buried();
            }

            @Override
            public void open(int messages) {
                // How many messages are under way changes with each attempt; the attempts are counted above.
            }
        };
    }

    private static String label(Outcome outcome) {
        return outcome.failure().map(reason -> reason.label()).orElse("delivered");
    }
}
