package io.deckwatch.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Slack refuses, and the word it says then. */
final class SlackRules {

    private static final int BLOCKS = 50;
    private static final int HEADER = 150;
    private static final int SECTION = 3000;
    private static final int FIELDS = 10;
    private static final int FIELD = 2000;
    private static final int BUTTON = 75;
    private static final int URL = 3000;
    private static final int CONTEXT = 10;
    private static final int ACTIONS = 25;
    private static final int ALL = 13_000;

    private SlackRules() {}

    /** The word for what is wrong with a message; empty if Slack takes it. */
    static Optional<String> objection(JsonNode payload) {
        if (!payload.isObject()) {
            return Optional.of("invalid_payload");
        }
        var attached = items(payload.path("attachments"))
                .flatMap(a -> items(a.path("blocks")))
                .toList();
        var all =
                Stream.concat(items(payload.path("blocks")), attached.stream()).toList();
        if (all.isEmpty() && payload.path("text").asText().isBlank()) {
            return Optional.of("no_text");
        }
        if (payload.path("blocks").size() > BLOCKS
                || attached.size() > BLOCKS
                || !all.stream().allMatch(SlackRules::isValid)) {
            return Optional.of("invalid_blocks");
        }
        var size = all.stream()
                .flatMap(block -> block.findValues("text").stream())
                .mapToInt(text -> text.asText().length())
                .sum();
        return size > ALL ? Optional.of("msg_blocks_too_long") : Optional.empty();
    }

    private static boolean isValid(JsonNode block) {
        return block.findValues("url").stream().allMatch(url -> url.asText().length() <= URL)
                && switch (block.path("type").asText()) {
                    case "header" -> isText(block.path("text"), HEADER);
                    case "section" -> isSection(block);
                    case "context" -> isList(block.path("elements"), CONTEXT);
                    case "actions" ->
                        isList(block.path("elements"), ACTIONS)
                                && items(block.path("elements")).allMatch(e -> isText(e.path("text"), BUTTON));
                    case "divider" -> true;
                    default -> false;
                };
    }

    private static boolean isSection(JsonNode block) {
        return block.has("fields")
                ? isList(block.path("fields"), FIELDS)
                        && items(block.path("fields")).allMatch(field -> isText(field, FIELD))
                : isText(block.path("text"), SECTION);
    }

    private static boolean isText(JsonNode text, int most) {
        var length = text.path("text").asText().length();
        return length >= 1 && length <= most;
    }

    private static boolean isList(JsonNode list, int most) {
        return list.size() >= 1 && list.size() <= most;
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
