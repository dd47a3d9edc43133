package io.deckwatch.demo.inbox;

import static io.deckwatch.demo.inbox.MrkdwnHtml.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Shows a message of Block Kit as HTML. What it does not know it names. */
final class BlockHtml {

    private static final Pattern COLOUR = Pattern.compile("#?[0-9A-Fa-f]{6}");

    private BlockHtml() {}

    static String message(JsonNode payload) {
        var head = payload.has("blocks")
                ? blocks(payload.path("blocks"))
                : "<p>" + MrkdwnHtml.formatted(payload.path("text").asText()) + "</p>";
        return head + each(payload.path("attachments"), BlockHtml::attachment);
    }

    private static String attachment(JsonNode attachment) {
        var colour = attachment.path("color").asText();
        var bar = COLOUR.matcher(colour).matches() ? (colour.startsWith("#") ? colour : "#" + colour) : "#dddddd";
        // A style would not pass the policy of the pages, a picture does.
        return "<div class=\"attachment\"><svg class=\"bar\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\" fill=\""
                + bar + "\"/></svg><div>" + blocks(attachment.path("blocks")) + "</div></div>";
    }

    private static String blocks(JsonNode blocks) {
        return each(blocks, BlockHtml::block);
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "header" -> "<h3>" + text(block.path("text")) + "</h3>";
            case "section" -> section(block);
            case "context" -> "<p class=\"context\">" + each(block.path("elements"), BlockHtml::text) + "</p>";
            case "actions" -> "<p class=\"actions\">" + each(block.path("elements"), BlockHtml::button) + "</p>";
            case "divider" -> "<hr>";
            default ->
                "<p class=\"context\">(a block of the type "
                        + escaped(block.path("type").asText()) + ")</p>";
        };
    }

    private static String section(JsonNode section) {
        var text = section.has("text") ? "<p>" + text(section.path("text")) + "</p>" : "";
        var fields = section.has("fields")
                ? "<div class=\"fields\">" + each(section.path("fields"), field -> "<p>" + text(field) + "</p>")
                        + "</div>"
                : "";
        var accessory = section.has("accessory") ? button(section.path("accessory")) : "";
        return "<div class=\"section\"><div>" + text + fields + "</div>" + accessory + "</div>";
    }

    private static String button(JsonNode button) {
        return "<a class=\"button\" href=\"" + escaped(button.path("url").asText()) + "\">" + text(button.path("text"))
                + "</a>";
    }

    private static String text(JsonNode text) {
        return text.path("type").asText().equals("mrkdwn")
                ? MrkdwnHtml.formatted(text.path("text").asText())
                : MrkdwnHtml.plain(text.path("text").asText());
    }

    private static String each(JsonNode items, Function<JsonNode, String> html) {
        return StreamSupport.stream(items.spliterator(), false).map(html).collect(Collectors.joining());
    }
}
