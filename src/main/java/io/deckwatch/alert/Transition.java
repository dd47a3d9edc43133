package io.deckwatch.alert;

import java.time.Instant;

/**
 * A change of one alert.
 *
 * @param at when
 * @param alert as it is from then on
 */
public record Transition(Instant at, Alert alert) {}
