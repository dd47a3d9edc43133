package io.deckwatch.state.life;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.event.Progress;
import io.deckwatch.event.Projection;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one object went through.
 *
 * @param steps its phases and when it entered them, oldest first
 * @param samples how far it was and when, oldest first; each differs from the one before
 * @param goneAt when it was seen to be gone, or null while it is there
 */
public record Course(
        List<Transition> steps,
        List<Progress> samples,
        @Nullable Instant goneAt) {

    private static final Comparator<Transition> BY_TIME = Comparator.comparing(Transition::at);

    public Course {
        steps = List.copyOf(steps);
        samples = List.copyOf(samples);
    }

    /**
     * The course of an object by its events.
     *
     * @param events those of one object, in their order
     * @param progress how far it is, by a projection
     */
    static <P extends Projection> Course of(List<ClusterEvent> events, Class<P> type, Function<P, Progress> progress) {
        Set<Transition> steps = new LinkedHashSet<>();
        Set<Progress> samples = new LinkedHashSet<>();
        Instant gone = null;
        for (var event : events) {
            var object = object(event).filter(type::isInstance).map(type::cast);
            object.ifPresent(state -> {
                steps.addAll(state.life().transitions());
                samples.add(progress.apply(state));
            });
            if (object.isPresent()) {
                gone = event instanceof ClusterEvent.Gone(var last, var at) ? at : null;
            }
        }
        return new Course(
                steps.stream().sorted(BY_TIME).toList(),
                samples.stream().sorted(Comparator.comparing(Progress::movedAt)).toList(),
                gone);
    }

    /** The object that an event is about, as it was or last was. */
    static Optional<Projection> object(ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Seen(var object) -> Optional.of(object);
            case ClusterEvent.Gone(var last, var at) -> Optional.of(last);
            case ClusterEvent.Forgotten f -> Optional.empty();
            case ClusterEvent.Beat b -> Optional.empty();
            case ClusterEvent.Left l -> Optional.empty();
        };
    }

    /** When it entered its first phase of those; empty if it never did. */
    Optional<Instant> entered(Predicate<Transition> which) {
        return steps.stream().filter(which).map(Transition::at).findFirst();
    }

    /** When it ended: entered a final phase for the first time. */
    public Optional<Instant> ended() {
        return entered(step -> step.phase().isFinal());
    }

    /** All times at which something of it changed. */
    NavigableSet<Instant> moves() {
        var moves = new TreeSet<Instant>();
        steps.forEach(step -> moves.add(step.at()));
        samples.forEach(sample -> moves.add(sample.movedAt()));
        return moves;
    }
}
