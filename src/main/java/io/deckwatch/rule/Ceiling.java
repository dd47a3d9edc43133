package io.deckwatch.rule;

import io.deckwatch.state.ScheduleView;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How loud alerts about a watched object are at most. Nothing becomes louder by it.
 *
 * <ol>
 *   <li>The object's annotation {@code deckwatch.io/severity} says {@code critical}, {@code warning} or {@code info}. What is
 *       none of these words says nothing.
 *   <li>Else a policy says so of the schedule.
 *   <li>Else a schedule that runs rarely, weekly or monthly, wakes nobody: its next run is days away, and morning is early
 *       enough. Rules that speak of lost data page however rare it is, see {@link Rule#pagesHoweverRare}.
 * </ol>
 */
public final class Ceiling {

    /** A schedule whose slots are usually further apart than this runs rarely. One that runs on workdays does not. */
    private static final Duration RARE = Duration.ofHours(36);

    private Ceiling() {}

    /** The loudest that alerts of that rule about a schedule, or about its volumes, may be. */
    public static Severity of(ScheduleView schedule, Rule rule) {
        return schedule.annotation("severity").flatMap(Ceiling::severity).orElseGet(() -> {
            var rare = schedule.gaps().filter(gaps -> gaps.usual().compareTo(RARE) > 0);
            return rare.isPresent() && !rule.pagesHoweverRare() ? Severity.WARNING : Severity.CRITICAL;
        });
    }

    /** The loudest that alerts about an object with that annotation may be. */
    public static Severity of(String annotation) {
        return severity(annotation).orElse(Severity.CRITICAL);
    }

    private static Optional<Severity> severity(String annotation) {
        var wish = annotation.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        severity != Severity.NONE && severity.label().equals(wish))
                .findFirst();
    }
}
