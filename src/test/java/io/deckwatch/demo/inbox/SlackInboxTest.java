package io.deckwatch.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.slack.SlackSettings;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlackInboxTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-03T03:06:00Z"), ZoneOffset.UTC);

    private final SlackInbox inbox = new SlackInbox(CLOCK, Optional.of("T0/B0"));
    private final InboxPage page = new InboxPage(inbox);

    @ParameterizedTest
    @MethodSource("incidents")
    void whatTheSlackChannelMakesIsTaken(String incident) {
        var channel = new SlackSettings(
                        "inbox", new Endpoint(URI.create("http://h.example"), Duration.ofSeconds(1), true), true)
                .open(CLOCK, "1");

        try (var answer = page.take("T0/B0", channel.render(Incidents.all().get(incident)))) {
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getEntity()).isEqualTo("ok");
        }
        assertThat(inbox.messages()).hasSize(1);
    }

    static Iterable<String> incidents() {
        return Incidents.all().keySet();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "T0/B0 ¦ not json ¦ 400 ¦ invalid_payload",
                "T0/B0 ¦ [] ¦ 400 ¦ invalid_payload",
                "T0/B0 ¦ {} ¦ 400 ¦ no_text",
                "T0/B0 ¦ {\"blocks\":[{\"type\":\"header\",\"text\":{\"text\":\"\"}}]} ¦ 400 ¦ invalid_blocks",
                "T0/B0 ¦ {\"blocks\":[{\"type\":\"secret\"}]} ¦ 400 ¦ invalid_blocks",
                "T0/B0 ¦ {\"blocks\":[{\"type\":\"section\",\"fields\":[]}]} ¦ 400 ¦ invalid_blocks",
                "other ¦ {\"text\":\"x\"} ¦ 404 ¦ no_service"
            })
    void whatSlackRefusesIsRefusedInItsWords(String token, String body, int status, String word) {
        try (var answer = page.take(token, body)) {
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(answer.getEntity()).isEqualTo(word);
        }
        assertThat(inbox.messages()).isEmpty();
    }

    @Test
    void onlyTheNewestMessagesAreKept() {
        for (var i = 0; i < 250; i++) {
            inbox.take(JsonNodeFactory.instance.objectNode().put("text", "message " + i));
        }

        assertThat(inbox.messages()).hasSize(100);
        assertThat(inbox.messages().getFirst().payload().path("text").asText()).isEqualTo("message 249");
    }

    @Test
    void outsideTheDemoThereIsNoInbox() {
        var closed = new InboxPage(new SlackInbox(CLOCK, Optional.empty()));

        assertThatThrownBy(closed::show).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(closed::look).isInstanceOf(NotFoundException.class);
        try (var answer = closed.take("", "{\"text\":\"x\"}")) {
            assertThat(answer.getStatus()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "*bold* _it_ ~no~ `a*b*` ¦ <b>bold</b> <i>it</i> <s>no</s> <code>a*b*</code>",
                "*_both_* ¦ <b><i>both</i></b>",
                "a_b_c 2*3*4 ¦ a_b_c 2*3*4",
                "&lt;b&gt; &amp;amp; \" ¦ &lt;b&gt; &amp;amp; &quot;",
                "<script> ¦ <mark>@script</mark>",
                "<!channel> <@U1> ¦ <mark>@channel</mark> <mark>@U1</mark>",
                "<https://h.example/?a=1&amp;b=2|a *b*> ¦ <a href=\"https://h.example/?a=1&amp;b=2\">a *b*</a>",
                "<javascript:alert(1)|x> ¦ <mark>@javascript:alert(1)</mark>",
                "&gt; said ¦ <blockquote>said</blockquote>"
            })
    void mrkdwnIsShownAsSlackShowsIt(String mrkdwn, String html) {
        assertThat(MrkdwnHtml.formatted(mrkdwn)).isEqualTo(html);
    }

    @Test
    void plainTextHasNoFormatsAndCallsNobody() throws IOException {
        var html = BlockHtml.message(new ObjectMapper().readTree("""
                {"blocks":[{"type":"header","text":{"type":"plain_text","text":"*a* &lt;!channel&gt; <!here>"}}],
                 "attachments":[{"color":"x\\"><b>","blocks":[{"type":"video"}]}]}
                """));

        assertThat(html)
                .contains("<h3>*a* &lt;!channel&gt; &lt;!here&gt;</h3>", "#dddddd", "(a block of the type video)")
                .doesNotContain("<b>", "<mark>");
    }
}
