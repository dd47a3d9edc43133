package io.deckwatch.alert.time;

/**
 * Whole numbers from one to another, both included: days of the week (0 is Sunday), months, years.
 *
 * @param first the first
 * @param last the last, not before the first
 */
public record Span(int first, int last) {

    public Span {
        if (last < first) {
            throw new IllegalArgumentException(last + " comes before " + first);
        }
    }

    boolean contains(int number) {
        return first <= number && number <= last;
    }
}
