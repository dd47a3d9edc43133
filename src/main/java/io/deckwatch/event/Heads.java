package io.deckwatch.event;

/** Compares metadata. */
final class Heads {

    private Heads() {}

    /** Whether two heads say the same; the resource version, which rises with every write, does not count. */
    static boolean same(Head one, Head other) {
        return one.uid().equals(other.uid())
                && one.key().equals(other.key())
                && one.deleting() == other.deleting()
                && one.annotations().equals(other.annotations())
                && one.labels().equals(other.labels())
                && one.created().equals(other.created());
    }
}
