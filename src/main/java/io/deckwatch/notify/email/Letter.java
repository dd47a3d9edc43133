package io.deckwatch.notify.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.deckwatch.notify.Excerpt;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.PlainText;

/**
 * A mail as it is stored until it is sent.
 *
 * @param subject in one line
 * @param group key of the group, whose mails make one conversation
 * @param text for those who read no HTML
 * @param html for the others
 */
record Letter(String subject, String group, String text, String html) {

    /** How many alerts are told of one by one. */
    private static final int MOST_ALERTS = 25;

    private static final int SUBJECT = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Letter of(Notification notification) {
        var message = MessageText.of(notification, MOST_ALERTS);
        var subject =
                "[Deckwatch] " + message.tone().symbol() + " " + Excerpt.of(PlainText.line(message.title()), SUBJECT);
        return new Letter(subject, notification.groupKey(), PlainText.of(message), HtmlBody.of(message));
    }

    /** Reads what {@link #toStore} wrote. */
    static Letter stored(String body) {
        try {
            var json = JSON.readTree(body);
            return new Letter(
                    json.path("subject").asText(),
                    json.path("group").asText(),
                    json.path("text").asText(),
                    json.path("html").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A stored mail cannot be read.");
        }
    }

    String toStore() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("group", group)
                .put("text", text)
                .put("html", html)
                .toString();
    }
}
