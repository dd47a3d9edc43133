package io.deckwatch.notify.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.notify.AlertText;
import io.deckwatch.notify.Excerpt;
import io.deckwatch.notify.Fact;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Tone;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message as an Adaptive Card. Texts stand in runs of rich text, in which Teams reads no Markdown and finds no links, so
 * what users wrote is shown as it is. The parts are cut so that the whole stays below 20 KB; Teams takes about 28.
 */
final class Card {

    /** How many alerts are told of one by one. */
    static final int MOST_ALERTS = 8;

    private static final int TITLE = 400;
    private static final int DETAIL = 2500;
    private static final int REASON = 2500;
    private static final int MOST_FACTS = 12;
    private static final int FACT = 400;
    private static final int HEADLINE = 400;
    private static final int LINE = 500;
    private static final int COUNTS = 10;
    private static final int LONGEST_URL = 1500;

    private static final Set<String> IN_LINE = Set.of("Since", "Ended", "Last good backup", "Next run");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Card() {}

    static String of(MessageText message) {
        var body = JSON.arrayNode();
        body.add(paragraph(run(message.tone().symbol() + " " + cut(message.title(), TITLE))
                .put("weight", "Bolder")
                .put("size", "Large")
                .put("color", colour(message.tone()))));
        if (message.alerts().size() == 1) {
            single(body, message.alerts().getFirst());
        } else {
            several(body, message);
        }
        body.add(paragraph(run(message.why()).put("size", "Small").put("isSubtle", true)));
        return envelope(body, actions(message)).toString();
    }

    private static ObjectNode envelope(ArrayNode body, ArrayNode actions) {
        var card = JSON.objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "full");
        card.set("body", body);
        card.set("actions", actions);
        var message = JSON.objectNode().put("type", "message");
        var attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        attachment.set("content", card);
        return message;
    }

    private static void single(ArrayNode body, AlertText alert) {
        if (!alert.detail().isEmpty()) {
            body.add(paragraph(run(cut(alert.detail(), DETAIL))));
        }
        alert.why().advice().forEach(fact -> body.add(row(fact)));
        alert.facts().stream().limit(MOST_FACTS).forEach(fact -> body.add(row(fact)));
        var reason = alert.why().reason();
        if (!reason.isEmpty()) {
            body.add(paragraph(bold("Reason  "), run(cut(reason, REASON)).put("fontType", "Monospace")));
        }
    }

    private static void several(ArrayNode body, MessageText message) {
        if (message.counts().size() > 1) {
            var counts = message.counts().stream()
                    .limit(COUNTS)
                    .map(count -> cut(count.text() + " × " + count.label(), FACT))
                    .collect(Collectors.joining("\n"));
            body.add(paragraph(run(counts)));
        }
        for (var alert : message.alerts()) {
            var facts = alert.facts().stream()
                    .filter(fact -> IN_LINE.contains(fact.label()))
                    .map(fact -> fact.label() + " " + fact.text())
                    .collect(Collectors.joining(" · "));
            body.add(paragraph(
                    bold(alert.tone().symbol() + " " + cut(alert.headline(), HEADLINE) + "\n"), run(cut(facts, LINE))));
        }
        if (message.leftOut() > 0) {
            body.add(paragraph(run("And " + message.leftOut() + " more alerts, not listed here.")));
        }
    }

    private static ArrayNode actions(MessageText message) {
        var actions = JSON.arrayNode();
        var first = message.alerts().getFirst();
        var one = message.alerts().size() == 1;
        if (one || message.counts().size() == 1) {
            action(actions, "Runbook", first.links().runbook());
        }
        action(
                actions,
                one ? "Open in Deckwatch" : "All alerts",
                one ? first.links().page() : message.page());
        if (one) {
            action(actions, "Silence", first.links().silence());
        }
        return actions;
    }

    private static void action(ArrayNode actions, String title, String url) {
        if (!url.isEmpty() && url.length() <= LONGEST_URL) {
            actions.addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", title)
                    .put("url", url);
        }
    }

    private static ObjectNode row(Fact fact) {
        return paragraph(bold(cut(fact.label(), FACT) + "  "), run(cut(fact.text(), FACT)));
    }

    private static ObjectNode paragraph(ObjectNode... runs) {
        var paragraph = JSON.objectNode().put("type", "RichTextBlock");
        var inlines = paragraph.putArray("inlines");
        for (var run : runs) {
            inlines.add(run);
        }
        return paragraph;
    }

    private static ObjectNode bold(String text) {
        return run(text).put("weight", "Bolder");
    }

    private static ObjectNode run(String text) {
        return JSON.objectNode().put("type", "TextRun").put("text", text);
    }

    private static String colour(Tone tone) {
        return switch (tone) {
            case CRITICAL -> "Attention";
            case WARNING -> "Warning";
            case INFO -> "Accent";
            case RESOLVED -> "Good";
            case RETIRED -> "Default";
        };
    }

    private static String cut(String text, int bytes) {
        return Excerpt.of(text, bytes, Card::bytes);
    }

    /** What a code point costs in JSON. */
    private static int bytes(int codePoint) {
        return switch (codePoint) {
            case '"', '\\', '\n', '\t' -> 2;
            default -> Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
