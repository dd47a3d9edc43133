package io.deckwatch.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Shows clusters, schedules, locations and alerts to Prometheus, as the owners of the partitions last published them. One
 * collector for all: eight gauges for each of ten thousand schedules would cost too much memory and time. Any thread may
 * publish, and any thread may collect.
 */
public final class StandingCollector extends Collector {

    private final ConcurrentMap<Integer, PartitionFigures> partitions = new ConcurrentHashMap<>();

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

    @Override
    public List<MetricFamilySamples> collect() {
        var families = new Families();
        partitions.forEach((partition, figures) -> StandingSamples.add(partition, figures, families));
        return families.all();
    }
}
