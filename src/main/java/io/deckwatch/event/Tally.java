package io.deckwatch.event;

/**
 * A count of attempts.
 *
 * @param attempted how many were tried
 * @param completed how many ended well, 0 where Velero does not count that
 * @param failed how many failed, 0 where Velero does not count that
 */
public record Tally(int attempted, int completed, int failed) {

    /** Nothing was tried. */
    public static final Tally NONE = new Tally(0, 0, 0);
}
