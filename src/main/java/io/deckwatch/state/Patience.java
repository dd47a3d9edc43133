package io.deckwatch.state;

/**
 * A text that a regular expression may look at only so often. Some expressions need more steps than there is time for, and who
 * may only read can send one.
 */
record Patience(CharSequence text, int[] steps) implements CharSequence {

    /** Far more than any sensible expression needs for the longest label, and still less than a millisecond. */
    private static final int MOST = 100_000;

    /** The expression looked too often. */
    static final class OverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OverException() {
            super("The regular expression takes too many steps.", null, false, false);
        }
    }

    static Patience with(String text) {
        return new Patience(text, new int[1]);
    }

    @Override
    public char charAt(int index) {
        if (steps[0]++ > MOST) {
            throw new OverException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
