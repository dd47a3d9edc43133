package io.deckwatch.cli.replay;

import io.deckwatch.alert.Transition;
import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cluster in a replay: its watch, which lists, sees, loses and sends heartbeats as the recording says, and its evaluation.
 */
final class ClusterReplay {

    /** Half as often as the watch: three minutes of silence are noticed all the same, at half the work. */
    private static final Duration BEAT = Duration.ofSeconds(60);

    private static final Map<Kind, Heartbeat.KindState> ALL_LIVE = Arrays.stream(Kind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> Heartbeat.KindState.LIVE));

    private final String cluster;
    private final Evaluation evaluation;
    private final Instant aliveUntil;
    private final Consumer<Transition> transitions;
    private final Objects objects;
    private Watching watching = Watching.FIRST_LIST;
    private @Nullable Instant nextBeat;
    private long beats;

    /** How far the watch is. */
    private enum Watching {
        /** All lines of the first instant are the first list. */
        FIRST_LIST,
        /** All lines of the first instant after a loss are the next list, if there is one. */
        NEXT_LIST,
        /** It sees what happens. */
        LIVE,
        /** It lost the cluster. */
        LOST
    }

    /**
     * @param aliveUntil the time of the cluster's last BOOKMARK line, or its first line if it has none
     * @param transitions takes what changes
     */
    ClusterReplay(String cluster, Evaluation evaluation, Instant aliveUntil, Consumer<Transition> transitions) {
        this.cluster = cluster;
        this.evaluation = evaluation;
        this.aliveUntil = aliveUntil;
        this.transitions = transitions;
        this.objects = new Objects(cluster);
    }

    /** Takes a line. All that was due before its time is done. */
    void take(RecordedEvent event) {
        if (event.type() == Type.LOST) {
            // It was alive until this instant, whenever the last heartbeat was.
            finish(event.at());
            if (watching == Watching.LIVE) {
                beat(event.at());
            }
            watching = Watching.LOST;
            nextBeat = null;
            return;
        }
        if (watching == Watching.LOST) {
            watching = Watching.NEXT_LIST;
            objects.expectList();
        }
        if (event.type() != Type.BOOKMARK) {
            objects.take(event).forEach(change -> publish(change, event.at()));
        }
    }

    /** There are no more lines of this instant: ends a list, and does what is due at this very instant. */
    void finish(Instant now) {
        switch (watching) {
            case FIRST_LIST -> {
                evaluation.start(now);
                watching = Watching.LIVE;
                beat(now);
                wake(now);
            }
            case NEXT_LIST -> {
                objects.endList(now).forEach(gone -> publish(gone, now));
                watching = Watching.LIVE;
                beat(now);
            }
            case LIVE, LOST -> {}
        }
    }

    /** When something happens by itself: a heartbeat or a deadline. */
    Optional<Instant> next() {
        return Stream.of(evaluation.nextDeadline(), Optional.ofNullable(nextBeat))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Does what happens by itself until now. */
    void step(Instant now) {
        if (nextBeat != null && !nextBeat.isAfter(now)) {
            beat(now);
        }
        wake(now);
    }

    /** What is known. */
    Evaluation evaluation() {
        return evaluation;
    }

    /** How many objects could not be read. */
    long unreadable() {
        return objects.unreadable();
    }

    private void wake(Instant now) {
        if (evaluation.nextDeadline().filter(due -> !due.isAfter(now)).isEmpty()) {
            return;
        }
        publish(evaluation.wake(now));
        // Virtual time stands still until all is done, so a deadline that stays in the past would stop the replay for
        // good.
        evaluation.nextDeadline().filter(due -> !due.isAfter(now)).ifPresent(due -> {
            throw new IllegalStateException("The evaluation of " + cluster + " still has a deadline at " + due
                    + " after it was woken at " + now);
        });
    }

    private void beat(Instant now) {
        if (now.isAfter(aliveUntil)) {
            nextBeat = null;
            return;
        }
        publish(new ClusterEvent.Beat(new Heartbeat(cluster, "replay", ++beats, now, now, ALL_LIVE)), now);
        var after = now.plus(BEAT);
        nextBeat = now.equals(aliveUntil) ? null : after.isBefore(aliveUntil) ? after : aliveUntil;
    }

    private void publish(ClusterEvent event, Instant now) {
        if (watching == Watching.FIRST_LIST) {
            evaluation.load(event, now);
        } else {
            publish(evaluation.apply(event, now));
        }
    }

    private void publish(List<Transition> changes) {
        changes.forEach(transitions);
    }
}
