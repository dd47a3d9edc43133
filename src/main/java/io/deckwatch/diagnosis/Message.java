package io.deckwatch.diagnosis;

/**
 * A message as it is compared: each run of blanks and line breaks is one blank, and beside it the same in small letters.
 *
 * @param text what it says
 * @param folded the same, of the same length, without capital letters
 */
record Message(String text, String folded) {

    /** Velero's messages are cut at 4 KiB before they come here. */
    private static final int LONGEST = 8192;

    static Message of(String message) {
        var text = new StringBuilder(Math.min(message.length(), LONGEST));
        for (var i = 0; i < message.length() && text.length() < LONGEST; i++) {
            var c = message.charAt(i);
            if (!Character.isWhitespace(c)) {
                text.append(c);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return new Message(text.toString(), folded(text));
    }

    /** Letter by letter, because the small form of some letters is longer. */
    static String folded(CharSequence text) {
        var folded = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return folded.toString();
    }
}
