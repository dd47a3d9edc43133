package io.deckwatch.app;

import io.deckwatch.config.Role;
import io.deckwatch.config.Settings;
import io.deckwatch.notify.Chain;
import io.deckwatch.rule.cluster.ClusterSilent;
import io.deckwatch.rule.component.ConsumerBehind;
import io.deckwatch.rule.component.Watchdog;
import io.deckwatch.stream.owner.OwnerLoop;
import io.deckwatch.stream.owner.Ownership;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Looks at each link of the chain from Kafka to the receivers. */
@Singleton
final class ChainWatch {

    private final Settings settings;
    private final Storage storage;
    private final Evaluating evaluating;
    private final SelfWatch self;

    ChainWatch(Settings settings, Storage storage, Evaluating evaluating, SelfWatch self) {
        this.settings = settings;
        this.storage = storage;
        this.evaluating = evaluating;
        this.self = self;
    }

    /** How all of it stands now; asks Kafka, which may take seconds. */
    Chain chain(OwnAlerts alerts) {
        return new Chain(
                unowned(),
                evaluator(),
                alerts.fires(Watchdog.NAME),
                alerts.fires(ConsumerBehind.NAME),
                alerts.clusters(ClusterSilent.NAME),
                self.vitals().failing());
    }

    private Optional<Set<Integer>> unowned() {
        try {
            return storage.isOpen() ? Optional.of(new Ownership(storage.kafka()).unowned()) : Optional.empty();
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    /** Who only looks on, for pages, is no part of the chain. */
    private Chain.@Nullable Evaluator evaluator() {
        return settings.roles().contains(Role.EVALUATE)
                ? evaluating.loop().map(this::evaluator).orElse(null)
                : null;
    }

    private Chain.Evaluator evaluator(OwnerLoop loop) {
        return new Chain.Evaluator(
                loop.isRunning() && loop.hasCaughtUp(),
                loop.sinceLastStep(),
                self.vitals().behindSince());
    }
}
