package io.deckwatch.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the samples of one scrape. Values of the same labels add up. */
final class Families {

    private static final double MILLIS = 1000;

    private final Map<Meter, List<Sample>> samples = new EnumMap<>(Meter.class);
    private final Map<Meter, Map<List<String>, Double>> sums = new EnumMap<>(Meter.class);

    void add(Meter meter, List<String> labels, double value) {
        samples.computeIfAbsent(meter, m -> new ArrayList<>())
                .add(new Sample(meter.text(), meter.tags(), labels, value));
    }

    void add(Meter meter, List<String> labels, boolean value) {
        add(meter, labels, value ? 1 : 0);
    }

    void add(Meter meter, List<String> labels, @Nullable Instant value) {
        if (value != null) {
            add(meter, labels, value.toEpochMilli() / MILLIS);
        }
    }

    /** For figures to which several partitions contribute. */
    void sum(Meter meter, List<String> labels, double value) {
        sums.computeIfAbsent(meter, m -> new LinkedHashMap<>()).merge(labels, value, Double::sum);
    }

    List<MetricFamilySamples> all() {
        sums.forEach((meter, values) -> values.forEach((labels, value) -> add(meter, labels, value)));
        var families = new ArrayList<MetricFamilySamples>();
        samples.forEach((meter, all) ->
                families.add(new MetricFamilySamples(meter.text(), Collector.Type.GAUGE, meter.description(), all)));
        return families;
    }
}
