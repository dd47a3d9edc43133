package io.deckwatch.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Shows clusters, schedules, locations and alerts to Prometheus, as the owners of the partitions last published them. One
 * collector for all: eight gauges for each of ten thousand schedules would cost too much memory and time. Any thread may
 * publish, and any thread may collect.
 */
public final class StandingCollector extends Collector {

    private final ConcurrentMap<Integer, PartitionFigures> partitions = new ConcurrentHashMap<>();
    private volatile Supplier<Map<String, Long>> unknownMessages = Map::of;

    /** Shows what this collector has to whoever scrapes that registry. */
    public StandingCollector registeredAt(CollectorRegistry registry) {
        registry.register(this);
        return this;
    }

    /** Replaces what is shown of a partition. */
    public void publish(int partition, PartitionFigures figures) {
        partitions.put(partition, figures);
    }

    /** Shows nothing more of a partition: another process owns it now. */
    public void withdraw(int partition) {
        partitions.remove(partition);
    }

    /** Shows from now on which messages of Velero nobody could explain, by what they have in common. */
    public void follow(Supplier<Map<String, Long>> unknown) {
        unknownMessages = unknown;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        var families = new Families();
        unknownMessages.get().forEach((shape, count) -> families.add(Meter.UNKNOWN_MESSAGES, List.of(shape), count));
        partitions.forEach((partition, figures) -> StandingSamples.add(partition, figures, families));
        return families.all();
    }
}
