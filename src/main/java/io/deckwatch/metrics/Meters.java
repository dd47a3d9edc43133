package io.deckwatch.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.DoubleSupplier;

/** Counts and measures what flows through. The values of the labels are given in the order of {@link Meter#tags()}. */
public final class Meters {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;

    /** Meters in that registry. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Adds to a counter. */
    public void count(Meter meter, long amount, String... labels) {
        require(meter, Meter.Type.COUNTER);
        Counter.builder(meter.text())
                .description(meter.description())
                .tags(tags(meter, labels))
                .register(registry)
                .increment(amount);
    }

    /** Measures how long something took. */
    public void took(Meter meter, Duration duration, String... labels) {
        require(meter, Meter.Type.TIMER);
        Timer.builder(meter.text())
                .description(meter.description())
                .tags(tags(meter, labels))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(duration);
    }

    /** Reads a gauge, or a counter that somebody else keeps, at each scrape from then on. */
    public void follow(Meter meter, DoubleSupplier value, String... labels) {
        var tags = tags(meter, labels);
        switch (meter.type()) {
            case GAUGE ->
                Gauge.builder(meter.text(), value, DoubleSupplier::getAsDouble)
                        .description(meter.description())
                        .tags(tags)
                        .strongReference(true)
                        .register(registry);
            // A function counter holds its object weakly, so the registry itself is the object.
            case COUNTER ->
                FunctionCounter.builder(meter.text(), registry, r -> value.getAsDouble())
                        .description(meter.description())
                        .tags(tags)
                        .register(registry);
            case TIMER -> throw new IllegalArgumentException(meter.text() + " is a timer and cannot be followed");
        }
    }

    private static void require(Meter meter, Meter.Type type) {
        if (meter.type() != type) {
            throw new IllegalArgumentException(meter.text() + " is no " + type);
        }
    }

    private static Tags tags(Meter meter, String... labels) {
        if (labels.length != meter.tags().size()) {
            throw new IllegalArgumentException(meter.text() + " has the labels " + meter.tags());
        }
        var pairs = new ArrayList<String>();
        for (var i = 0; i < labels.length; i++) {
            pairs.add(meter.tags().get(i));
            pairs.add(labels[i]);
        }
        return Tags.of(pairs.toArray(String[]::new));
    }
}
