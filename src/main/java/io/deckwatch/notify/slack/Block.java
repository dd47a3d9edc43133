package io.deckwatch.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The pieces of Block Kit that messages are built of. */
final class Block {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_URL = 1500;

    private Block() {}

    static ObjectNode header(String text) {
        return of("header").<ObjectNode>set("text", plain(text));
    }

    static ObjectNode section(ObjectNode text) {
        return of("section").<ObjectNode>set("text", text);
    }

    static ObjectNode fields(List<String> mrkdwn) {
        return of("section")
                .<ObjectNode>set(
                        "fields", array(mrkdwn.stream().map(Block::mrkdwn).toList()));
    }

    static ObjectNode context(String text) {
        return of("context").<ObjectNode>set("elements", array(List.of(plain(text))));
    }

    static ObjectNode actions(List<ObjectNode> buttons) {
        return of("actions").<ObjectNode>set("elements", array(buttons));
    }

    /** A button that opens a page; none without a URL, or with one that is too long: a link is whole or not there. */
    static Optional<ObjectNode> button(String text, String url) {
        return url.isEmpty() || url.length() > LONGEST_URL
                ? Optional.empty()
                : Optional.of(of("button").<ObjectNode>set("text", plain(text)).put("url", url));
    }

    static ObjectNode plain(String text) {
        return of("plain_text").put("text", text).put("emoji", false);
    }

    /** Text with formats; {@code verbatim} keeps Slack from finding links and names in it. */
    static ObjectNode mrkdwn(String text) {
        return of("mrkdwn").put("text", text).put("verbatim", true);
    }

    static ArrayNode array(List<? extends JsonNode> items) {
        return JSON.arrayNode().addAll(items);
    }

    private static ObjectNode of(String type) {
        return JSON.objectNode().put("type", type);
    }
}
