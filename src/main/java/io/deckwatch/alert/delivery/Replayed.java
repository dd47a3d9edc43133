package io.deckwatch.alert.delivery;

/** What became of the wish to replay a dead letter. */
public sealed interface Replayed {

    /** What there is to tell, as a sentence. */
    String sentence();

    /**
     * It is done, or was done before.
     *
     * @param sentence what was done
     */
    record Done(String sentence) implements Replayed {}

    /**
     * It cannot be replayed.
     *
     * @param sentence why, and what to do instead
     */
    record Refused(String sentence) implements Replayed {}

    /**
     * There is no such dead letter, or no more.
     *
     * @param number its number
     */
    record Unknown(long number) implements Replayed {
        @Override
        public String sentence() {
            return "There is no dead letter " + number + "; each is kept for 90 days.";
        }
    }
}
