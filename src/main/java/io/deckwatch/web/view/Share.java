package io.deckwatch.web.view;

import java.time.Duration;
import java.time.Instant;

/** Places in plots, as percentages of their width. */
public final class Share {

    private static final double HUNDREDTHS = 10_000;
    private static final double HUNDRED = 100;

    private Share() {}

    /** Where that part of a whole ends, from 0 % to 100 %. */
    public static String of(double part) {
        var bounded = Math.max(0, Math.min(1, part));
        return Math.round(bounded * HUNDREDTHS) / HUNDRED + "%";
    }

    /** Where an instant lies in a span. */
    public static String of(Instant instant, Instant from, Instant to) {
        return of(part(Duration.between(from, instant), Duration.between(from, to)));
    }

    /** How large a part of the whole a span is; the whole if there is none. */
    public static double part(Duration span, Duration whole) {
        return whole.isPositive() ? (double) span.toMillis() / whole.toMillis() : 1;
    }
}
