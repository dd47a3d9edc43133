package io.deckwatch.app;

import io.deckwatch.config.Settings;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Liveness;
import io.deckwatch.stream.owner.OwnerLoop;
import io.deckwatch.stream.owner.OwnerObserver;
import io.deckwatch.stream.owner.OwnerSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The role {@code evaluate}: from objects to alerts. For pages in a process without that role it looks on: it judges for
 * itself, and speaks for no cluster.
 */
@Singleton
final class Evaluating {

    private static final int LONGEST_ANSWER = 10;

    private final Settings settings;
    private final Storage storage;
    private final Ruling ruling;
    private final Clock clock;
    private final Standings standings;
    private @Nullable OwnerLoop loop;

    Evaluating(Settings settings, Storage storage, Ruling ruling, Clock clock, Standings standings) {
        this.settings = settings;
        this.storage = storage;
        this.ruling = ruling;
        this.clock = clock;
        this.standings = standings;
    }

    /** Reads the rules, also where others evaluate: a fault in their files is told at the start. */
    void readRules() {
        ruling.read();
    }

    /** Evaluates, for all to whom its alerts are told. */
    void start() {
        begin(new OwnerSettings(OwnerSettings.GROUP, instance()), standings);
    }

    /** Looks on, so that pages can be answered here. */
    void lookOn() {
        begin(OwnerSettings.ONLOOKER, standings.ofOnlooker());
    }

    private void begin(OwnerSettings part, OwnerObserver observer) {
        loop = new OwnerLoop(storage.kafka(), part, ruling::evaluation, clock, observer);
        loop.start();
        ruling.follow(loop);
    }

    /** Where a name stays over restarts, a quick restart moves no partition: the pod's in a StatefulSet, if it is given. */
    private Optional<String> instance() {
        return settings.storage().isEmbedded()
                ? Optional.of(Storage.ALONE)
                : Optional.of(settings.storage().instance()).filter(name -> !name.isBlank());
    }

    /** The loop, if it was started. */
    Optional<OwnerLoop> loop() {
        return Optional.ofNullable(loop);
    }

    /** Up to when the evaluator has heard of all these clusters, by the clock of their watches; empty before that. */
    Optional<Instant> seen(List<String> clusters) {
        return loop().filter(OwnerLoop::isRunning).flatMap(running -> {
            try {
                return running.ask(evaluations -> heard(evaluations, clusters)).get(LONGEST_ANSWER, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException | TimeoutException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Instant> heard(List<Evaluation> evaluations, List<String> clusters) {
        var beats = evaluations.stream()
                .flatMap(evaluation -> evaluation.views().stream())
                .filter(view -> clusters.contains(view.name()))
                .map(ClusterView::liveness)
                .filter(Liveness::heard)
                .flatMap(liveness -> Optional.ofNullable(liveness.last()).stream())
                .map(Heartbeat::sentAt)
                .toList();
        return beats.size() < clusters.size()
                ? Optional.empty()
                : beats.stream().min(Comparator.naturalOrder());
    }

    void stop() {
        ruling.stop();
        if (loop != null) {
            loop.close();
        }
    }
}
