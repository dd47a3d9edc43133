package io.deckwatch.rule.catalogue;

/**
 * A threshold of a detector, as rule files name it below {@code detect:}.
 *
 * @param name its name
 * @param form what may stand there
 * @param standard its value where nothing is said, as one would write it; an empty string for none
 * @param meaning what it is, in a sentence
 */
public record Parameter(String name, Form form, String standard, String meaning) {

    /** What may stand as the value of a parameter. */
    public enum Form {
        /** A positive span such as {@code 90s}, {@code 15m}, {@code 25h}, {@code 7d} or {@code 1d12h}. */
        DURATION("a duration such as 90s, 15m, 25h or 7d"),
        /** A whole number, 1 or more. */
        COUNT("a whole number of at least 1"),
        /** A share between 0 and 1, both excluded. */
        SHARE("a number between 0 and 1, such as 0.5");

        private final String expected;

        Form(String expected) {
            this.expected = expected;
        }

        /** What is expected, to be read after "must be". */
        public String expected() {
            return expected;
        }
    }
}
