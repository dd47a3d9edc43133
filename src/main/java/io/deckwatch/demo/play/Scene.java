package io.deckwatch.demo.play;

import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import java.time.Duration;
import java.time.Instant;

/**
 * An incident of the script, once a day.
 *
 * @param at when, counted from the first evening
 * @param lasts how long
 * @param cluster where
 * @param fault what happens
 * @param subject to what
 * @param begins the beginning in words
 * @param ends the end in words
 */
record Scene(Duration at, Duration lasts, String cluster, Fault fault, String subject, String begins, String ends) {

    private static final Duration DAY = Duration.ofDays(1);

    /** It, on the day with that number. */
    Incident on(int day, Instant start) {
        var begin = start.plus(DAY.multipliedBy(day)).plus(at);
        return Incident.of(fault, subject, begin).until(begin.plus(lasts));
    }
}
