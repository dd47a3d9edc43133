package io.deckwatch.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack's limits, whatever users wrote. */
class SlackLimitsTest {

    private static final List<String> PIECES = List.of(
            "&",
            "<",
            ">",
            "<!channel>",
            "*",
            "_",
            "~",
            "`",
            "```",
            "\n",
            "\r\n",
            ":tada:",
            "🔴",
            "e\u0301",
            "\u0000",
            " ",
            "https://h.example/" + "x".repeat(200),
            "backup",
            "\"",
            "\\",
            "@here",
            "> ",
            "|",
            "^",
            "日本語");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void limitsHoldWhateverUsersWrote(long seed) throws IOException {
        var random = new Random(seed);
        for (var i = 0; i < 5; i++) {
            assertLimits(render(Incidents.told(NotifyReason.FIRST, alerts(random))));
        }
    }

    @Test
    void aStormIsOneShortMessage() throws IOException {
        var body = render(Incidents.storm());

        assertLimits(body);
        assertThat(body.path("attachments").get(0).path("blocks").size()).isLessThan(14);
        assertThat(body.toString()).contains("501 alerts", "480 × VeleroBackupFailed", "And 493 more alerts");
    }

    @Test
    void aNameThatCallsEverybodyCallsNobody() throws IOException {
        var body = render(Incidents.nasty());

        assertThat(body.findValuesAsText("text")).noneMatch(text -> text.contains("<!"));
        assertThat(body.toString()).contains("&lt;!channel&gt;");
    }

    @Test
    void aLinkIsWholeOrNotThere() throws IOException {
        var far = "https://h.example/" + "x".repeat(4000);
        var alert = Incidents.alert("A", Severity.INFO, Map.of(), Map.of());
        var notes = new HashMap<>(alert.annotations());
        notes.put("runbook_url", far);
        var withFar = new Alert(alert.labels(), alert.severity(), notes, alert.state(), List.of(), List.of());

        assertThat(render(Incidents.told(NotifyReason.FIRST, withFar)).findValuesAsText("url"))
                .containsExactly(
                        "https://deckwatch.example/alerts/" + alert.fingerprint(),
                        "https://deckwatch.example/silences/new?alert=" + alert.fingerprint());
    }

    private static JsonNode render(Notification notification) throws IOException {
        return new ObjectMapper().readTree(SlackBody.of(MessageText.of(notification, SlackBody.MOST_ALERTS)));
    }

    private static void assertLimits(JsonNode body) {
        var head = body.path("blocks");
        var rest = body.path("attachments").get(0).path("blocks");
        var blocks = new ArrayList<JsonNode>();
        head.forEach(blocks::add);
        rest.forEach(blocks::add);
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        assertThat(body.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(4000);
        blocks.forEach(SlackLimitsTest::assertLimitsOfBlock);
        var all = blocks.stream()
                .flatMap(block -> block.findValuesAsText("text").stream())
                .mapToInt(String::length)
                .sum();
        var links = blocks.stream()
                .flatMap(block -> block.findValuesAsText("url").stream())
                .mapToInt(String::length)
                .sum();
        assertThat(all + links).isLessThanOrEqualTo(12_000);
    }

    private static void assertLimitsOfBlock(JsonNode block) {
        var text = block.path("text").path("text").asText();
        switch (block.path("type").asText()) {
            case "header" -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(150);
            case "section" -> {
                assertThat(text).hasSizeLessThanOrEqualTo(3000);
                assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
                block.path("fields")
                        .forEach(field -> assertThat(field.path("text").asText())
                                .isNotBlank()
                                .hasSizeLessThanOrEqualTo(2000));
                assertThat(block.has("fields") || !text.isBlank()).isTrue();
            }
            case "context" -> assertThat(block.path("elements").size()).isBetween(1, 10);
            case "actions" -> assertThat(block.path("elements").size()).isBetween(1, 25);
            default -> throw new AssertionError("unexpected block " + block);
        }
        block.findValuesAsText("url").forEach(url -> assertThat(url).hasSizeLessThanOrEqualTo(3000));
        block.findValuesAsText("text").forEach(SlackLimitsTest::assertHarmless);
    }

    /** No sign that Slack reads, other than our own bold labels, and no half of a character or of an escape. */
    private static void assertHarmless(String text) {
        assertThat(text).doesNotContain("<", ">").doesNotMatch("(?s).*&(?!amp;|lt;|gt;).*");
        assertThat(text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)).isTrue();
    }

    private static Alert[] alerts(Random random) {
        var alerts = new Alert[random.nextInt(4) == 0 ? 1 + random.nextInt(60) : 1];
        for (var i = 0; i < alerts.length; i++) {
            var alert = Incidents.alert(
                    text(random, 3),
                    Severity.values()[random.nextInt(Severity.values().length)],
                    Map.of("schedule", text(random, 20), "x_" + random.nextInt(9), text(random, 9)),
                    Map.of(
                            "summary", text(random, 900),
                            "description", text(random, 5000),
                            "reason", text(random, 5000),
                            "cause", text(random, 900),
                            "remedy", text(random, 900),
                            "owner", text(random, 900),
                            "next_run", text(random, 900),
                            "node", text(random, 900)));
            alerts[i] = random.nextBoolean()
                    ? alert
                    : alert.with(new AlertState.Resolved(
                            Instant.EPOCH, Incidents.NOW, random.nextBoolean() ? null : text(random, 900)));
        }
        return alerts;
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (var i = random.nextInt(most); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
