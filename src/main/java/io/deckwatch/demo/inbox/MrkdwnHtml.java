package io.deckwatch.demo.inbox;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows Slack's mrkdwn as HTML. */
final class MrkdwnHtml {

    private static final Pattern SIGN = Pattern.compile("```(?<block>[^`][\\s\\S]*?)```"
            + "|`(?<code>[^`\\n]+)`"
            + "|<(?<link>[^<>\\n]+)>"
            + "|(?<![\\w*])\\*(?<bold>[^*\\s][^*\\n]*)\\*(?!\\w)"
            + "|(?<![\\w_])_(?<italic>[^_\\s][^_\\n]*)_(?!\\w)"
            + "|(?<![\\w~])~(?<strike>[^~\\s][^~\\n]*)~(?!\\w)"
            + "|(?<=^|\\n)&gt; ?(?<quote>[^\\n]*)");

    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    /** Slack shows emoji as pictures, since not every computer has a font with them. */
    private static final Map<String, String> COLOURS =
            Map.of("🔴", "#dd2e44", "🟠", "#f4900c", "🔵", "#55acee", "🟢", "#78b159", "⚪", "#ccd6dd");

    private static final Pattern DOT = Pattern.compile(String.join("|", COLOURS.keySet()));

    private MrkdwnHtml() {}

    /** Text with formats. */
    static String formatted(String mrkdwn) {
        var html = new StringBuilder();
        var sign = SIGN.matcher(mrkdwn);
        var end = 0;
        while (sign.find()) {
            html.append(plain(mrkdwn.substring(end, sign.start()))).append(html(sign));
            end = sign.end();
        }
        return html.append(plain(mrkdwn.substring(end))).toString();
    }

    /** Text without formats, in which only Slack's three escapes are read. */
    static String plain(String text) {
        return DOT.matcher(escaped(unescaped(text)).replace("\n", "<br>"))
                .replaceAll(dot ->
                        Matcher.quoteReplacement("<svg class=\"dot\" viewBox=\"0 0 16 16\" role=\"img\" aria-label=\""
                                + dot.group() + "\"><circle cx=\"8\" cy=\"8\" r=\"7\" fill=\""
                                + COLOURS.get(dot.group()) + "\"/></svg>"));
    }

    /** Text that may stand in HTML and in its attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String html(Matcher sign) {
        if (sign.group("block") != null) {
            return "<pre>" + escaped(unescaped(sign.group("block").strip())) + "</pre>";
        }
        if (sign.group("code") != null) {
            return "<code>" + plain(sign.group("code")) + "</code>";
        }
        if (sign.group("link") != null) {
            return link(sign.group("link"));
        }
        for (var format : Format.values()) {
            var text = sign.group(format.group);
            if (text != null) {
                return "<" + format.tag + ">" + formatted(text) + "</" + format.tag + ">";
            }
        }
        return plain(sign.group());
    }

    private enum Format {
        BOLD("bold", "b"),
        ITALIC("italic", "i"),
        STRIKE("strike", "s"),
        QUOTE("quote", "blockquote");

        private final String group;
        private final String tag;

        Format(String group, String tag) {
            this.group = group;
            this.tag = tag;
        }
    }

    /** A link, or a mention, which calls people and so must stand out. */
    private static String link(String inside) {
        var parts = inside.split("\\|", 2);
        var target = unescaped(parts[0]);
        if (WEB.matcher(target).matches()) {
            return "<a href=\"" + escaped(target) + "\">" + plain(parts[parts.length - 1]) + "</a>";
        }
        return "<mark>" + plain("@" + target.replaceFirst("^[!@#]", "")) + "</mark>";
    }
}
