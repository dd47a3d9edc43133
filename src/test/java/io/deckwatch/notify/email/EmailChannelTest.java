package io.deckwatch.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Outcome;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of channels, for a receiver that speaks SMTP. */
class EmailChannelTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T03:06:00Z"));

    @TestFactory
    Stream<DynamicTest> textsAboutTypicalIncidentsAreThoseOfTheFiles() {
        return GoldenMessages.of("email", ".txt", notification -> {
            var letter = Letter.of(notification);
            return letter.subject() + "\n\n" + letter.text();
        });
    }

    @TestFactory
    Stream<DynamicTest> pagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        return GoldenMessages.of(
                "email", ".html", notification -> Letter.of(notification).html());
    }

    @Test
    void aMailHasTextAndHtmlAndTheSameIdOnEachAttempt() throws Exception {
        try (var server = new SmtpReceiver(Map.of())) {
            var channel = channel(server.port());

            assertThat(deliver(channel)).isEqualTo(new Outcome.Delivered("taken by the server for 2"));
            assertThat(deliver(channel)).isInstanceOf(Outcome.Delivered.class);
            var mail = parsed(server.mail());
            var parts = (MimeMultipart) mail.getContent();

            assertThat(mail.getMessageID())
                    .isEqualTo("<" + Examples.ID + "@deckwatch>")
                    .isEqualTo(parsed(server.mail()).getMessageID());
            assertThat(mail.getSubject()).isEqualTo("[Deckwatch] 🔴 prod: 1 alert, 1 ended (VeleroBackupStale)");
            assertThat(mail.getAllRecipients()).hasSize(2);
            assertThat(mail.getHeader("References")).hasSize(1);
            assertThat(mail.getSentDate()).isEqualTo("2026-03-02T03:06:00Z");
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("Schedule \"daily\" has no good backup");
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .contains("Schedule &quot;daily&quot; has no good backup");
        }
    }

    @Test
    void itDoesNotMatterWhoMadeTheThread() throws Exception {
        try (var server = new SmtpReceiver(Map.of())) {
            var channel = channel(server.port());
            var outcomes = new ArrayList<Outcome>();
            var thread = Thread.ofPlatform().unstarted(() -> outcomes.add(deliver(channel)));
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            thread.join();

            assertThat(outcomes).hasOnlyElementsOfType(Outcome.Delivered.class).hasSize(1);
        }
    }

    @Test
    void whatUsersWroteIsTextInHtmlAndMakesNoHeader() {
        var letter = Letter.of(Incidents.nasty());

        assertThat(letter.html()).doesNotContain("<script", "<!channel", "<b>").contains("&lt;script&gt;");
        assertThat(letter.subject()).doesNotContain("\n").doesNotContain("\r");
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 busy, other, true",
        "RCPT, 450 later, server_error, true",
        "RCPT, 550 unknown, client_error, false",
        "MAIL, 553 not you, client_error, false",
        "DATA, 451 later, server_error, true",
        "END, 452 disk full, server_error, true",
        "END, 554 s3cr3t spam, client_error, false",
        "AUTH, 535 s3cr3t wrong, auth_error, false",
        "GREETING, cut, other, true",
        "END, cut, other, true",
        "GREETING, +PONG, other, true",
        "GREETING, silence, timeout, true",
        "END, silence, timeout, true"
    })
    void answersAreUnderstoodAndNotShown(String command, String answer, String reason, boolean again) {
        try (var server = new SmtpReceiver(Map.of(command, answer))) {
            var outcome = deliver(channel(server.port()));

            assertThat(outcome.failure().map(failure -> failure.label())).contains(reason);
            assertThat(outcome instanceof Outcome.RetryLater).isEqualTo(again);
            assertThat(outcome.detail()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void aPortWhereNobodyListensIsRefused() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(deliver(channel(port)).failure().map(failure -> failure.label()))
                .contains("refused");
    }

    @Test
    void aHostNobodyKnowsIsADnsFailure() {
        assertThat(deliver(channel(server("nobody.invalid", 25, SmtpServer.Security.NONE)))
                        .failure()
                        .map(failure -> failure.label()))
                .contains("dns");
    }

    @Test
    void aServerWithoutTlsGetsNoMailUnlessThatIsMeant() {
        try (var plain = new SmtpReceiver(Map.of("STARTTLS", "502 no"))) {
            var starttls = deliver(channel(server("127.0.0.1", plain.port(), SmtpServer.Security.STARTTLS)));
            var tls = deliver(channel(server("127.0.0.1", plain.port(), SmtpServer.Security.TLS)));

            assertThat(starttls.failure()).isPresent();
            assertThat(tls.failure().map(failure -> failure.label())).contains("tls");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops", "ops@", "a@example.com\r\nBcc: all@example.com", "a@example.com, b@example.com"})
    void addressesThatAreNoneAreRefused(String address) {
        assertThatThrownBy(() -> new EmailSettings(
                        "ops", server("h", 25, SmtpServer.Security.TLS), "a@example.com", List.of(address), true))
                .hasMessageContaining("no address");
    }

    @Test
    void settingsShowNoSecrets() {
        var settings = settings(server("127.0.0.1", 25, SmtpServer.Security.NONE));

        assertThat(settings.toString()).contains("ops").doesNotContain("s3cr3t");
        assertThat(settings.open(CLOCK, "1").toString()).isEqualTo("EmailChannel[ops]");
    }

    private static Channel channel(int port) {
        return channel(server("127.0.0.1", port, SmtpServer.Security.NONE));
    }

    private static Channel channel(SmtpServer server) {
        return settings(server).open(CLOCK, "1.2.3");
    }

    private static EmailSettings settings(SmtpServer server) {
        return new EmailSettings(
                "ops", server, "Deckwatch <deckwatch@example.com>", List.of("ops@example.com", "b@example.com"), true);
    }

    private static SmtpServer server(String host, int port, SmtpServer.Security security) {
        return new SmtpServer(host, port, security, "s3cr3t-user", "s3cr3t-password", Duration.ofMillis(500));
    }

    private static Outcome deliver(Channel channel) {
        return channel.deliver(new Delivery(Examples.ID, channel.render(Examples.notification()), 1));
    }

    private static MimeMessage parsed(String mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }
}
