package io.deckwatch.bench;

import java.util.Collection;

/** The middle of some numbers, and others like it: one disturbed round must not count. */
final class Median {

    private Median() {}

    static double of(Collection<Double> numbers) {
        return percentile(numbers, 0.5);
    }

    /** The smallest number that so many of all are not above. */
    static double percentile(Collection<Double> numbers, double share) {
        var sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.clamp((int) Math.ceil(sorted.length * share) - 1, 0, sorted.length - 1)];
    }
}
