package io.deckwatch.notify.email;

import io.deckwatch.notify.AlertText;
import io.deckwatch.notify.Fact;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Tone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A message as HTML for mail programs: tables and styles at the elements, nothing from elsewhere. */
final class HtmlBody {

    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;";
    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    private HtmlBody() {}

    static String of(MessageText message) {
        var alerts = message.alerts().stream()
                .map(alert -> alert(alert, message.alerts().size() > 1))
                .collect(Collectors.joining());
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
            <body style="margin:0;padding:16px;%sfont-size:15px;line-height:1.45">
            <div style="max-width:680px">
            <h1 style="font-size:20px;margin:0 0 12px;border-left:6px solid %s;padding-left:12px">%s</h1>
            %s%s%s%s<p style="color:#6b7680;font-size:13px">%s</p>
            </div></body></html>
            """.formatted(
                        FONT,
                        colour(message.tone()),
                        escaped(message.title()),
                        message.counts().size() > 1 ? rows(message.counts()) : "",
                        alerts,
                        rest(message.leftOut()),
                        message.alerts().size() > 1 ? paragraph(link("All alerts", message.page())) : "",
                        escaped(message.why()));
    }

    private static String alert(AlertText alert, boolean withHeadline) {
        var html = new StringBuilder();
        if (withHeadline) {
            html.append("<h2 style=\"font-size:16px;margin:20px 0 6px;border-left:4px solid ")
                    .append(colour(alert.tone()))
                    .append(";padding-left:10px\">")
                    .append(escaped(alert.headline()))
                    .append("</h2>\n");
        }
        html.append(paragraph(escaped(alert.detail())));
        alert.why()
                .advice()
                .forEach(fact -> html.append(
                        paragraph("<strong>" + escaped(fact.label()) + ":</strong> " + escaped(fact.text()))));
        html.append(rows(alert.facts()));
        if (!alert.why().reason().isEmpty()) {
            html.append("<pre style=\"white-space:pre-wrap;background:#8881;padding:8px;font-size:13px\">")
                    .append(escaped(alert.why().reason()))
                    .append("</pre>\n");
        }
        return html.append(paragraph(link("Runbook", alert.links().runbook())
                        + link("Open in Deckwatch", alert.links().page())
                        + link("Silence", alert.links().silence())))
                .toString();
    }

    private static String rows(Iterable<Fact> facts) {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-size:15px\">\n");
        for (var fact : facts) {
            html.append("<tr><td style=\"padding:2px 16px 2px 0;color:#6b7680;vertical-align:top\">")
                    .append(escaped(fact.label()))
                    .append("</td><td>")
                    .append(escaped(fact.text()))
                    .append("</td></tr>\n");
        }
        return html.append("</table>\n").toString();
    }

    private static String rest(int leftOut) {
        return leftOut == 0 ? "" : paragraph("And " + leftOut + " more alerts, not listed here.");
    }

    private static String paragraph(String html) {
        return html.isEmpty() ? "" : "<p style=\"margin:8px 0\">" + html + "</p>\n";
    }

    private static String link(String text, String url) {
        return WEB.matcher(url).matches()
                ? "<a style=\"margin-right:16px\" href=\"" + escaped(url) + "\">" + text + "</a>"
                : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }

    private static String colour(Tone tone) {
        return switch (tone) {
            case CRITICAL -> "#c92a2a";
            case WARNING -> "#e67700";
            case INFO -> "#1971c2";
            case RESOLVED -> "#2b8a3e";
            case RETIRED -> "#868e96";
        };
    }
}
