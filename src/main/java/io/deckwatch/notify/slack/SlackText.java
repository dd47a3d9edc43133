package io.deckwatch.notify.slack;

import io.deckwatch.notify.Excerpt;
import java.util.regex.Pattern;

/**
 * Texts that Slack shows as they are. In every text of Slack {@code &}, {@code <} and {@code >} have a meaning, which makes
 * {@code <!channel>} call everybody; in mrkdwn some more characters have. Only code is free of those, so what holds one of them
 * becomes code.
 */
final class SlackText {

    private static final int AMPERSAND = "&amp;".length();
    private static final int BRACKET = "&lt;".length();

    /** What mrkdwn makes something of: bold, italic, strike, code, quotes at the beginning, emoji. */
    private static final Pattern FORMATS = Pattern.compile("[*_~`]|^\\s*>|:[^\\s:]+:|[\\r\\n]");

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");
    private static final char TICK = 'ˋ';

    private SlackText() {}

    /** For texts without formats. */
    static String plain(String text, int most) {
        return escaped(Excerpt.of(text, most, SlackText::cost));
    }

    /** For one line of mrkdwn. */
    static String literal(String text, int most) {
        return FORMATS.matcher(text).find()
                ? "`"
                        + plain(
                                BREAKS.matcher(text.replace('`', TICK))
                                        .replaceAll(" ")
                                        .strip(),
                                most - 2) + "`"
                : plain(text, most);
    }

    /** Several lines of mrkdwn, as a block of code. */
    static String block(String text, int most) {
        return "```" + plain(text.replace('`', TICK).strip(), most - 6) + "```";
    }

    private static int cost(int codePoint) {
        return switch (codePoint) {
            case '&' -> AMPERSAND;
            case '<', '>' -> BRACKET;
            default -> Character.charCount(codePoint);
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
