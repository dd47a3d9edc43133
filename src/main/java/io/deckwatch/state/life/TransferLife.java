package io.deckwatch.state.life;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Progress;
import io.deckwatch.event.TransferProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The life of one movement of a volume.
 *
 * @param last what was last known of it
 * @param course what it went through
 * @param pauses when it stood still after it had begun to move bytes
 */
public record TransferLife(TransferProjection last, Course course, List<Pause> pauses) {

    public TransferLife {
        pauses = List.copyOf(pauses);
    }

    static TransferLife of(TransferProjection last, List<ClusterEvent> events, Instant now) {
        var course = Course.of(events, TransferProjection.class, TransferProjection::progress);
        var life = new TransferLife(last, course, List.of());
        return new TransferLife(
                last,
                course,
                life.moving()
                        .map(from -> Pause.between(course.moves(), from, life.end(now)))
                        .orElse(List.of()));
    }

    /** When it was made. */
    public Instant created() {
        return last.head().created();
    }

    /** When it began to move bytes: until then it waited for a node, or for its volume to be exposed. Empty if it never did. */
    public Optional<Instant> moving() {
        return course.entered(step -> step.phase().equals(Phase.IN_PROGRESS))
                .or(() -> Optional.ofNullable(last.times().started()).filter(at -> !isWaiting()));
    }

    private boolean isWaiting() {
        var phase = last.life().phase();
        return phase.equals(Phase.NEW) || phase.equals(Phase.ACCEPTED) || phase.equals(Phase.PREPARED);
    }

    /** When it ended, or now while it goes on. */
    public Instant end(Instant now) {
        return ended().orElse(now);
    }

    /** When it ended, as Velero says or as it was seen. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(last.times().completed()).or(course::ended);
    }

    /** Whether it ended without a copy. */
    public boolean hasFailed() {
        return last.life().phase().isFinal() && !last.life().phase().equals(Phase.COMPLETED);
    }

    /** Bytes a second from its first to its last movement; empty where that cannot be told. */
    public OptionalLong throughput(Instant now) {
        var from = moving();
        if (from.isEmpty()) {
            return OptionalLong.empty();
        }
        var seconds = Duration.between(from.get(), end(now)).toSeconds();
        return seconds <= 0 || last.progress().done() <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(last.progress().done() / seconds);
    }

    /** Its phases, oldest first. */
    public List<Transition> steps() {
        return course.steps();
    }

    /** How far it was, oldest first. */
    public List<Progress> samples() {
        return course.samples();
    }
}
