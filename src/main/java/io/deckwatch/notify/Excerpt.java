package io.deckwatch.notify;

import java.util.function.IntUnaryOperator;

/** Cuts texts that are too long: between code points, never within a link, with an ellipsis in place of what is missing. */
public final class Excerpt {

    private static final char ELLIPSIS = '…';
    private static final String LINK = "://";

    private Excerpt() {}

    /** The text, or as much of it as fits into so many {@code char}s. */
    public static String of(String text, int most) {
        return of(text, most, Character::charCount);
    }

    /**
     * The text, or as much of it as fits.
     *
     * @param most what it may cost in all, at least 1
     * @param cost what a code point costs, for example the bytes it becomes
     */
    public static String of(String text, int most, IntUnaryOperator cost) {
        var left = most;
        var cut = -1;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (left < cost.applyAsInt(ELLIPSIS)) {
                break;
            }
            cut = i;
            left -= cost.applyAsInt(text.codePointAt(i));
        }
        if (text.codePoints().map(cost).asLongStream().sum() <= most) {
            return text;
        }
        return cut < 0 ? "" : text.substring(0, beforeLink(text, cut)).stripTrailing() + ELLIPSIS;
    }

    /** The cut, or the beginning of the word it is in, if that word is a link. */
    private static int beforeLink(String text, int cut) {
        var start = cut;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        var end = cut;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        var link = text.substring(start, end).indexOf(LINK);
        return link < 0 ? cut : start;
    }
}
