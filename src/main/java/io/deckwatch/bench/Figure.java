package io.deckwatch.bench;

import java.util.Arrays;
import java.util.Optional;

/** What is measured, and within which budget it has to stay. docs/benchmark.md explains each. */
public enum Figure {
    EVALUATE("evaluate-throughput", Unit.RATIO, Bound.AT_LEAST, 0.25),
    REACTION("api-to-webhook-p99", Unit.MILLIS, Bound.AT_MOST, 500),
    HEAP_OF_BACKUP("heap-per-backup", Unit.BYTES, Bound.AT_MOST, 600),
    HEAP_OF_CHILD("heap-per-child", Unit.BYTES, Bound.AT_MOST, 250),
    GROWTH("event-cost-growth", Unit.RATIO, Bound.AT_MOST, 1.5),
    REBUILD("rebuild-time", Unit.RATIO, Bound.AT_MOST, 5),
    IDLE("idle-cpu", Unit.PERCENT, Bound.AT_MOST, 1),
    SCRAPE("scrape-time", Unit.MILLIS, Bound.AT_MOST, 250),
    START_EMBEDDED("start-embedded", Unit.RATIO, Bound.AT_MOST, 3),
    START_OUTSIDE("start-outside", Unit.RATIO, Bound.AT_MOST, 2),
    RESIDENT_EMBEDDED("resident-embedded", Unit.MEBIBYTES, Bound.AT_MOST, 420),
    RESIDENT_OUTSIDE("resident-outside", Unit.MEBIBYTES, Bound.AT_MOST, 280);

    private final String text;
    private final String unit;
    private final Bound bound;
    private final double budget;

    Figure(String text, String unit, Bound bound, double budget) {
        this.text = text;
        this.unit = unit;
        this.bound = bound;
        this.budget = budget;
    }

    /** The name that people read and type. */
    public String text() {
        return text;
    }

    String unit() {
        return unit;
    }

    Bound bound() {
        return bound;
    }

    double budget() {
        return budget;
    }

    boolean allows(double value) {
        return switch (bound) {
            case AT_LEAST -> value >= budget;
            case AT_MOST -> value <= budget;
        };
    }

    /** The figure of that name. */
    public static Optional<Figure> named(String text) {
        return Arrays.stream(values())
                .filter(figure -> figure.text.equals(text))
                .findFirst();
    }

    /** On which side of its budget a figure has to stay. */
    enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most");

        private final String text;

        Bound(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private static final class Unit {
        static final String RATIO = "ratio";
        static final String MILLIS = "ms";
        static final String BYTES = "bytes";
        static final String PERCENT = "percent of a core";
        static final String MEBIBYTES = "MiB";
    }
}
