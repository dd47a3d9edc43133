package io.deckwatch.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.ChannelContract;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest extends ChannelContract {

    @Override
    protected Channel channel(URI url, Duration timeout) {
        return new SlackSettings("ops", new Endpoint(url, timeout, true), true).open(InstantSource.fixed(NOW), "1.2.3");
    }

    @TestFactory
    Stream<DynamicTest> messagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        var channel = channel(URI.create("https://hooks.slack.example/"));
        return GoldenMessages.of("slack", ".json", notification -> GoldenMessages.pretty(channel.render(notification)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload, client_error",
        "400, invalid_blocks, client_error",
        "400, no_text, client_error",
        "404, channel_not_found, client_error",
        "410, channel_is_archived, client_error",
        "403, action_prohibited, auth_error",
        "404, no_service, auth_error",
        "403, invalid_token, auth_error"
    })
    void aWordOfSlackIsUnderstood(int status, String word, String reason) {
        try (var receiver = Receiver.answering(status, word)) {
            var outcome = deliver(receiver.url());

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(reason(outcome)).isEqualTo(reason);
            assertThat(outcome.detail()).startsWith("answered " + status + " " + word + ": ");
        }
    }

    @Test
    void troubleOfSlackIsTriedAgain() {
        try (var receiver = Receiver.answering(500, "rollup_error")) {
            assertThat(deliver(receiver.url())).isInstanceOf(Outcome.RetryLater.class);
        }
    }

    @Test
    void theWordOfARateLimitChangesNothing() {
        try (var receiver = Receiver.answering(429, "no_service", "Retry-After: 30")) {
            assertThat(deliver(receiver.url()))
                    .isEqualTo(
                            new Outcome.RetryLater(FailureReason.RATE_LIMITED, "answered 429", Duration.ofSeconds(30)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK, but", "<html>s3cr3t log in here</html>", "{\"ok\":true}"})
    void anAnswerWithoutTheWordOkIsNoSuccess(String body) {
        try (var receiver = Receiver.answering(200, body)) {
            var outcome = deliver(receiver.url());

            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            assertThat(outcome.detail()).contains("without Slack's \"ok\"").doesNotContain("s3cr3t");
        }
    }

    @Test
    void theUrlIsInNoText() {
        var settings = new SlackSettings(
                "ops",
                new Endpoint(URI.create("https://hooks.slack.com/services/T0/B0/s3cr3t"), Duration.ofSeconds(9), false),
                true);

        assertThat(settings.toString()).contains("ops").doesNotContain("s3cr3t");
        assertThat(settings.open(InstantSource.fixed(NOW), "1").toString()).isEqualTo("SlackChannel[ops]");
    }
}
