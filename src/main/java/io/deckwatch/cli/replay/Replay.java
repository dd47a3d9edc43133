package io.deckwatch.cli.replay;

import io.deckwatch.alert.Transition;
import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.cli.recording.Recording;
import io.deckwatch.evaluation.Evaluation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a recording in virtual time. Time stands still while the lines of one instant are taken; what is due at that instant
 * comes after them, and clusters come in the order of their names, so that two runs give the same.
 */
public final class Replay {

    private final Supplier<Evaluation> evaluations;
    private final Consumer<Transition> transitions;
    private final Map<String, ClusterReplay> clusters = new TreeMap<>();
    private @Nullable Instant first;
    private Instant now = Instant.MIN;
    private long events;

    /**
     * What was replayed.
     *
     * @param first the time of the first line
     * @param end where virtual time stopped
     * @param events how many lines were taken
     * @param unreadable how many objects could not be read, because they are of another kind or have no name
     */
    public record Extent(Instant first, Instant end, long events, long unreadable) {}

    /**
     * A replay of one recording.
     *
     * @param evaluations makes the evaluation of each cluster; clusters are evaluated apart, as partitions are
     * @param transitions takes what changes, in the order of virtual time
     */
    public Replay(Supplier<Evaluation> evaluations, Consumer<Transition> transitions) {
        this.evaluations = evaluations;
        this.transitions = transitions;
    }

    /**
     * Runs a recording, once.
     *
     * @param until where to stop, before or after the last line; empty for the time of the last line
     * @return the extent, or empty if there was no line
     */
    public Optional<Extent> run(Recording recording, Optional<Instant> until) {
        var aliveUntil = recording.lastBookmarks();
        try (var lines = recording.open()) {
            for (var line = lines.next(); line.isPresent() && !isAfter(line.get(), until); line = lines.next()) {
                take(line.get(), aliveUntil);
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        finishInstant();
        until.filter(end -> end.isAfter(now)).ifPresent(this::runTo);
        var unreadable =
                clusters.values().stream().mapToLong(ClusterReplay::unreadable).sum();
        return Optional.of(new Extent(first, now, events, unreadable));
    }

    /** What is known of a cluster where the replay stopped, to be asked about; empty for one that the recording does not have. */
    public Optional<Evaluation> evaluation(String cluster) {
        return Optional.ofNullable(clusters.get(cluster)).map(ClusterReplay::evaluation);
    }

    /** The clusters of the recording. */
    public Set<String> clusters() {
        return Set.copyOf(clusters.keySet());
    }

    private void take(RecordedEvent line, Map<String, Instant> aliveUntil) {
        if (first == null) {
            first = line.at();
            now = line.at();
        }
        if (line.at().isAfter(now)) {
            finishInstant();
            runTo(line.at(), false);
        }
        events++;
        var cluster = line.cluster();
        clusters.computeIfAbsent(cluster, name -> cluster(name, aliveUntil.getOrDefault(name, line.at())))
                .take(line);
    }

    private ClusterReplay cluster(String name, Instant aliveUntil) {
        return new ClusterReplay(name, evaluations.get(), aliveUntil, transitions);
    }

    private void finishInstant() {
        clusters.values().forEach(cluster -> cluster.finish(now));
        runTo(now);
    }

    private void runTo(Instant end) {
        runTo(end, true);
    }

    /** Lets time pass, from one heartbeat or deadline to the next. */
    private void runTo(Instant end, boolean withEnd) {
        for (var next = next(); next.isPresent(); next = next()) {
            var at = next.get().isBefore(now) ? now : next.get();
            if (at.isAfter(end) || !withEnd && at.equals(end)) {
                break;
            }
            now = at;
            for (var cluster : clusters.values()) {
                if (cluster.next().filter(due -> !due.isAfter(at)).isPresent()) {
                    cluster.step(at);
                }
            }
        }
        now = end;
    }

    private Optional<Instant> next() {
        return clusters.values().stream()
                .flatMap(cluster -> cluster.next().stream())
                .min(Instant::compareTo);
    }

    private static boolean isAfter(RecordedEvent line, Optional<Instant> until) {
        return until.filter(end -> line.at().isAfter(end)).isPresent();
    }
}
