package io.deckwatch.notify;

import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that has to work for a person to be told of a backup that failed, as the process sees it that notifies.
 *
 * @param unowned partitions that no evaluator owns; empty if Kafka does not answer
 * @param evaluator the evaluator of this process; null if it has none
 * @param onWatch whether the alert fires that always does
 * @param late whether an alert says that evaluators do not keep up
 * @param silent clusters that were not heard of, by the alert that says so
 * @param failing receivers whose last attempt failed, and since when none succeeded
 */
public record Chain(
        Optional<Set<Integer>> unowned,
        @Nullable Evaluator evaluator,
        boolean onWatch,
        boolean late,
        Set<String> silent,
        Map<String, Instant> failing) {

    /** How long receivers may fail, and how long the evaluator may be behind: as long as the alerts about that wait. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** An evaluator makes a step at least every quarter of a second. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    public Chain {
        unowned = unowned.map(numbers -> Collections.unmodifiableSet(new TreeSet<>(numbers)));
        silent = Collections.unmodifiableSet(new TreeSet<>(silent));
        failing = Collections.unmodifiableMap(new TreeMap<>(failing));
    }

    /**
     * The evaluator of this process.
     *
     * @param ready whether it runs and has caught up since the start
     * @param sinceStep how long ago it made a step
     * @param behindSince since when it has not once evaluated all there is; null while it keeps up
     */
    public record Evaluator(
            boolean ready, Duration sinceStep, @Nullable Instant behindSince) {}

    /** A part that has to work; a closed set, since it labels metrics. */
    public enum Link {
        /** Kafka answers. */
        KAFKA,
        /** Each partition has an evaluator. */
        PARTITIONS,
        /** Evaluators make their steps, and keep up. */
        EVALUATOR,
        /** The notifier knows of the alert that always fires. */
        WATCHDOG,
        /** Each cluster is heard of. */
        CLUSTERS,
        /** Receivers take their messages. */
        RECEIVERS,
        /** The ping itself arrives. */
        PING;

        /** As in the label {@code link} of metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why there is no ping.
     *
     * @param link what does not work
     * @param text the same as a sentence, without secrets
     */
    public record Break(Link link, String text) {}

    /** The first link that is broken, on the way from Kafka to the receivers; empty if all of it works. */
    public Optional<Break> broken(Instant now) {
        return storage().or(() -> evaluation(now)).or(this::watch).or(() -> receivers(now));
    }

    private Optional<Break> storage() {
        if (unowned.isEmpty()) {
            return broken(Link.KAFKA, "Kafka does not say who evaluates.");
        }
        var lost = unowned.get();
        return lost.isEmpty()
                ? Optional.empty()
                : broken(
                        Link.PARTITIONS,
                        "No process with the role evaluate owns "
                                + (lost.size() == 1 ? "partition " : "the partitions ")
                                + Words.list(lost.stream().map(String::valueOf).toList()) + " of deckwatch.objects.");
    }

    private Optional<Break> evaluation(Instant now) {
        if (late) {
            return broken(Link.EVALUATOR, "DeckwatchConsumerBehind fires: alerts come late.");
        }
        if (evaluator == null) {
            return Optional.empty();
        }
        if (!evaluator.ready()) {
            return broken(Link.EVALUATOR, "The evaluator of this process has ended, or has not caught up yet.");
        }
        if (evaluator.sinceStep().compareTo(LONGEST_STEP) >= 0) {
            return broken(
                    Link.EVALUATOR, "The evaluator has made no step for " + Words.span(evaluator.sinceStep()) + ".");
        }
        var behind = evaluator.behindSince();
        return behind != null && isOver(behind, now)
                ? broken(Link.EVALUATOR, "The evaluator has always been behind since " + Words.time(behind) + ".")
                : Optional.empty();
    }

    private Optional<Break> watch() {
        if (!onWatch) {
            return broken(Link.WATCHDOG, "DeckwatchWatchdog does not fire: no evaluator says that it is on watch.");
        }
        return silent.isEmpty()
                ? Optional.empty()
                : broken(Link.CLUSTERS, "Nothing is heard of " + Words.list(silent) + ".");
    }

    private Optional<Break> receivers(Instant now) {
        var lost = failing.entrySet().stream()
                .filter(receiver -> isOver(receiver.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : broken(Link.RECEIVERS, "Messages do not reach " + Words.list(lost) + ".");
    }

    private static boolean isOver(Instant since, Instant now) {
        return !now.isBefore(since.plus(PATIENCE));
    }

    private static Optional<Break> broken(Link link, String text) {
        return Optional.of(new Break(link, text));
    }
}
