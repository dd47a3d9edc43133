package io.deckwatch.app;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.deckwatch.metrics.PartitionFigures;
import io.deckwatch.metrics.StandingCollector;
import io.deckwatch.state.Vitals;
import io.deckwatch.stream.owner.OwnerObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the partitions of this process stand, from the owner's thread to pages and metrics. */
@Singleton
final class Standings implements OwnerObserver {

    private final Map<Integer, Overview> overviews = new ConcurrentHashMap<>();
    private final StandingCollector collector;
    private final Meters meters;
    private final Clock clock;
    private final SelfWatch self;

    Standings(StandingCollector collector, Meters meters, Clock clock, SelfWatch self) {
        this.collector = collector;
        this.meters = meters;
        this.clock = clock;
        this.self = self;
    }

    /** What is known of all partitions. */
    Overview overview() {
        return Overview.joined(overviews.values(), clock.instant());
    }

    /** Of how many partitions something is known. */
    int partitions() {
        return overviews.size();
    }

    /** Keeps what pages ask. Metrics tell what evaluators know, and how far they are; an onlooker adds nothing to that. */
    OwnerObserver ofOnlooker() {
        return new OwnerObserver() {
            @Override
            public void evaluated(int events, Duration took) {}

            @Override
            public void stands(int partition, Standing standing) {
                overviews.put(partition, standing.overview());
            }

            @Override
            public void givenUp(int partition) {
                overviews.remove(partition);
            }
        };
    }

    @Override
    public void evaluated(int events, Duration took) {
        if (events > 0) {
            meters.took(Meter.EVALUATION, took);
        }
    }

    @Override
    public void stands(int partition, Standing standing) {
        overviews.put(partition, standing.overview());
        self.lags(partition, standing.lag());
        collector.publish(partition, new PartitionFigures(standing.overview(), standing.lag(), standing.deadlines()));
    }

    @Override
    public Optional<Vitals> vitals() {
        return Optional.of(self.vitals());
    }

    @Override
    public void givenUp(int partition) {
        overviews.remove(partition);
        self.givenUp(partition);
        collector.withdraw(partition);
    }
}
