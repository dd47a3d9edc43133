package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each channel over HTTP has to do with the answers of its receiver. */
public abstract class ChannelContract {

    /** The clock of channels under test stands still here. */
    protected static final Instant NOW = Instant.parse("2026-03-02T03:06:00Z");

    /** A channel that calls an address of this machine and waits for as long as given. */
    protected abstract Channel channel(URI url, Duration timeout);

    /** What the receiver answers if all is well, beside status 200. */
    protected String happyAnswer() {
        return "ok";
    }

    @Test
    void aMessageThatIsTakenIsDelivered() {
        try (var receiver = Receiver.answering(200, happyAnswer())) {
            var channel = channel(receiver.url());
            var body = channel.render(Examples.notification());

            assertThat(channel.deliver(new Delivery(Examples.ID, body, 1))).isInstanceOf(Outcome.Delivered.class);
            assertThat(receiver.request().line()).startsWith("POST ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, redirect",
        "302, redirect",
        "307, redirect",
        "308, redirect",
        "400, client_error",
        "401, auth_error",
        "403, auth_error",
        "404, client_error",
        "410, gone",
        "413, client_error",
        "422, client_error"
    })
    void anAnswerThatWillNotChangeIsARejection(int status, String reason) {
        try (var receiver = Receiver.answering(status, "no", "Location: http://127.0.0.1:1/elsewhere")) {
            var outcome = deliver(receiver.url());

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(reason(outcome)).isEqualTo(reason);
            receiver.request();
            assertThat(receiver.hasRequests()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "408, timeout",
        "429, rate_limited",
        "500, server_error",
        "502, server_error",
        "503, server_error",
        "504, server_error",
        "599, server_error"
    })
    void troubleThatMayPassIsTriedAgain(int status, String reason) {
        try (var receiver = Receiver.answering(status, "later")) {
            var outcome = deliver(receiver.url());

            assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, retry -> assertThat(retry.after())
                    .isNull());
            assertThat(reason(outcome)).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 17", "503, 17", "500, 17"})
    void aPauseInSecondsIsPassedOn(int status, String seconds) {
        try (var receiver = Receiver.answering(status, "later", "Retry-After: " + seconds)) {
            assertThat(after(deliver(receiver.url()))).isEqualTo(Duration.ofSeconds(17));
        }
    }

    @Test
    void aPauseUntilADateIsPassedOn() {
        var date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(90).atOffset(ZoneOffset.UTC));
        try (var receiver = Receiver.answering(429, "later", "Retry-After: " + date)) {
            assertThat(after(deliver(receiver.url()))).isEqualTo(Duration.ofSeconds(90));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999", "1.5", "Mon, 99 Foo 2026 00:00:00 GMT"})
    void aPauseThatCannotBeReadIsNone(String header) {
        try (var receiver = Receiver.answering(429, "later", "Retry-After: " + header)) {
            assertThat(deliver(receiver.url()))
                    .isInstanceOfSatisfying(Outcome.RetryLater.class, retry -> assertThat(retry.after())
                            .isNull());
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsATimeout() {
        try (var receiver = Receiver.silent()) {
            var outcome = deliver(channel(receiver.url(), Duration.ofMillis(300)));

            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            assertThat(reason(outcome)).isEqualTo("timeout");
        }
    }

    @Test
    void aPortWhereNobodyListensIsRefused() throws IOException {
        URI url;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/s3cr3t-path");
        }
        var outcome = deliver(url);

        assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
        assertThat(reason(outcome)).isEqualTo("refused");
    }

    @Test
    void aHostNobodyKnowsIsADnsFailure() {
        var outcome = deliver(URI.create("http://nobody.invalid/s3cr3t-path"));

        assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
        assertThat(reason(outcome)).isEqualTo("dns");
    }

    @Test
    void aReceiverWithoutTlsIsATlsFailure() {
        try (var receiver = Receiver.blurting("220 mail.example ESMTP\r\n")) {
            var url = URI.create(receiver.url().toString().replace("http:", "https:"));
            var outcome = deliver(url);

            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            assertThat(reason(outcome)).isEqualTo("tls");
        }
    }

    @Test
    void aCertificateNobodyVouchesForIsATlsFailure() {
        try (var receiver = Receiver.withSelfSignedCertificate()) {
            var url = URI.create(receiver.url().toString().replace("http:", "https:"));
            var outcome = deliver(url);

            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            assertThat(reason(outcome)).isEqualTo("tls");
            assertThat(receiver.hasRequests()).isFalse();
        }
    }

    @Test
    void anAnswerThatIsNoHttpIsTriedAgain() {
        try (var receiver = Receiver.answering(out -> out.write("+PONG\r\n".getBytes(StandardCharsets.UTF_8)))) {
            var outcome = deliver(receiver.url());

            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            assertThat(reason(outcome)).isEqualTo("other");
        }
    }

    @Test
    void aConnectionThatIsCutIsTriedAgain() {
        try (var receiver = Receiver.answering(out -> out.write("HTTP/1.1 20".getBytes(StandardCharsets.UTF_8)))) {
            var outcome = deliver(receiver.url());

            assertThat(outcome).isInstanceOf(Outcome.RetryLater.class);
            assertThat(reason(outcome)).isEqualTo("other");
        }
    }

    @Test
    void noSecretIsShownInAnyText() {
        try (var receiver = Receiver.answering(500, "s3cr3t-token is wrong")) {
            var channel = channel(receiver.url());

            assertThat(channel.toString()).doesNotContain("s3cr3t");
            assertThat(channel.render(Examples.notification())).doesNotContain("s3cr3t");
            assertThat(deliver(channel).detail()).doesNotContain("s3cr3t");
        }
    }

    protected final Channel channel(URI url) {
        return channel(url, Duration.ofSeconds(10));
    }

    protected final Outcome deliver(URI url) {
        return deliver(channel(url));
    }

    protected static Outcome deliver(Channel channel) {
        return channel.deliver(new Delivery(Examples.ID, channel.render(Examples.notification()), 1));
    }

    protected static String reason(Outcome outcome) {
        return outcome.failure().map(FailureReason::label).orElse("-");
    }

    private static Duration after(Outcome outcome) {
        return outcome instanceof Outcome.RetryLater retry && retry.after() != null ? retry.after() : Duration.ZERO;
    }
}
