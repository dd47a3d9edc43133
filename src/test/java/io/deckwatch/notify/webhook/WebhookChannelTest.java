package io.deckwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.ChannelContract;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest extends ChannelContract {

    private static final String OLD =
            "whsec_" + Base64.getEncoder().encodeToString("old-s3cr3t-old-s3cr3t-old".getBytes(StandardCharsets.UTF_8));
    private static final String NEW =
            "whsec_" + Base64.getEncoder().encodeToString("new-s3cr3t-new-s3cr3t-new".getBytes(StandardCharsets.UTF_8));

    @Override
    protected Channel channel(URI url, Duration timeout) {
        return channel(new WebhookSettings("ops", url, List.of(NEW, OLD), timeout, 0, true));
    }

    private static Channel channel(WebhookSettings settings) {
        return new WebhookChannel(settings, InstantSource.fixed(NOW), "1.2.3");
    }

    @Test
    void theBodyIsThatOfAlertmanager() throws IOException {
        var json = new ObjectMapper();
        try (var golden = WebhookChannelTest.class.getResourceAsStream("message.json")) {
            var body = channel(URI.create("http://127.0.0.1/")).render(Examples.notification());

            assertThat(json.readTree(body)).isEqualTo(json.readTree(golden));
        }
    }

    @Test
    void aLimitCutsTheListAndSaysByHowMuch() throws IOException {
        var settings =
                new WebhookSettings("ops", URI.create("http://127.0.0.1/"), List.of(), Duration.ofSeconds(1), 1, true);
        var body = new ObjectMapper().readTree(channel(settings).render(Examples.notification()));

        assertThat(body.path("alerts")).hasSize(1);
        assertThat(body.path("truncatedAlerts").asInt()).isEqualTo(1);
    }

    @Test
    void headersAreThoseOfStandardWebhooksAndSignedWithEverySecret() {
        try (var receiver = Receiver.answering(204, "")) {
            var body = "{\"schedule\":\"täglich\"}";
            channel(receiver.url()).deliver(new Delivery(Examples.ID, body, 3));
            var request = receiver.request();

            assertThat(request.line()).isEqualTo("POST /hook/s3cr3t-path?token=s3cr3t-token HTTP/1.1");
            assertThat(request.body()).isEqualTo(body);
            assertThat(request.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("user-agent", "Deckwatch/1.2.3")
                    .containsEntry("webhook-id", Examples.ID)
                    .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                    .containsEntry("webhook-signature", signature(NEW, body) + " " + signature(OLD, body));
        }
    }

    @Test
    void withoutSecretsNothingIsSigned() {
        try (var receiver = Receiver.answering(200, "")) {
            deliver(channel(new WebhookSettings("ops", receiver.url(), List.of(), Duration.ofSeconds(9), 0, true)));

            assertThat(receiver.request().headers()).doesNotContainKey("webhook-signature");
        }
    }

    @Test
    void theSignatureIsThatOfTheSpecificationsExample() {
        var signature = new Signature(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aHugeAnswerIsDeliveredAndNotReadToItsEnd() {
        var piece = new byte[16 * 1024];
        try (var receiver = Receiver.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            // Only the end of the connection ends this answer.
            while (!Thread.interrupted()) {
                out.write(piece);
            }
        })) {
            assertThat(deliver(receiver.url())).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void anAnswerWhoseBodyNeverEndsIsJudgedByItsStatus() {
        try (var receiver = Receiver.answering(out -> {
            out.write("HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\nslow".getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                new java.util.concurrent.CountDownLatch(1).await(5, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertThat(reason(deliver(channel(receiver.url(), Duration.ofMillis(500)))))
                    .isEqualTo("server_error");
        }
    }

    @Test
    void privateAddressesAreCalledOnlyIfAllowed() {
        try (var receiver = Receiver.answering(200, "")) {
            var outcome = deliver(
                    channel(new WebhookSettings("ops", receiver.url(), List.of(), Duration.ofSeconds(9), 0, false)));

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(reason(outcome)).isEqualTo("blocked");
            assertThat(receiver.hasRequests()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true, true",
        "2001:4860:4860::8888, true, true",
        "127.0.0.1, true, false",
        "::1, true, false",
        "0.0.0.0, true, false",
        "::, true, false",
        "10.1.2.3, true, false",
        "172.16.0.1, true, false",
        "192.168.1.1, true, false",
        "100.64.0.1, true, false",
        "fd12:3456::1, true, false",
        "::ffff:10.0.0.1, true, false",
        "64:ff9b::10.0.0.1, true, false",
        "64:ff9b::8.8.8.8, true, true",
        "172.32.0.1, true, true",
        "100.128.0.1, true, true",
        "169.254.169.254, false, false",
        "169.254.0.1, false, false",
        "fe80::1, false, false",
        "fd00:ec2::254, false, false",
        "::ffff:169.254.169.254, false, false",
        "64:ff9b::169.254.169.254, false, false",
        "::169.254.169.254, false, false",
        "224.0.0.1, false, false",
        "ff02::1, false, false"
    })
    void addressesAreJudged(String address, boolean ifPrivateIsAllowed, boolean otherwise) throws UnknownHostException {
        var parsed = InetAddress.getByName(address);

        assertThat(Addresses.mayCall(parsed, true)).isEqualTo(ifPrivateIsAllowed);
        assertThat(Addresses.mayCall(parsed, false)).isEqualTo(otherwise);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/latest/meta-data/iam", "http://[fe80::1]/", "http://[fd00:ec2::254]/"})
    void metadataOfCloudsIsNeverCalled(String url) {
        assertThat(reason(deliver(URI.create(url)))).isEqualTo("blocked");
    }

    @Test
    void settingsShowNoSecrets() {
        var settings = new WebhookSettings(
                "ops", URI.create("https://h.example/s3cr3t"), List.of(OLD), Duration.ofSeconds(9), 0, false);

        assertThat(settings.toString()).contains("ops").doesNotContain("s3cr3t").doesNotContain(OLD.substring(6));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://h.example/s3cr3t, must begin with https",
        "/s3cr3t, must begin with https",
        "https:///s3cr3t, has no host",
        "https://s3cr3t:pw@h.example/, holds a user or a password"
    })
    void urlsThatCannotBeCalledAreRefusedWithoutShowingThem(String url, String message) {
        assertThatThrownBy(
                        () -> new WebhookSettings("ops", URI.create(url), List.of(), Duration.ofSeconds(9), 0, false))
                .hasMessageContaining("url of webhook ops " + message)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({
        "s3cr3t, must begin with whsec_",
        "whsec_s3cr3t!!, is not base64",
        "whsec_czNjcjN0, 'must hold 24 to 64 bytes, and holds 6'"
    })
    void secretsThatAreNoneAreRefusedWithoutShowingThem(String secret, String message) {
        assertThatThrownBy(() -> new WebhookSettings(
                        "ops", URI.create("https://h.example/"), List.of(OLD, secret), Duration.ofSeconds(9), 0, false))
                .hasMessageContaining("Secret 2 of webhook ops " + message)
                .hasMessageNotContaining("s3cr3t")
                .hasMessageNotContaining("czNjcjN0");
    }

    private static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            mac.update(Examples.ID.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            mac.update(Long.toString(NOW.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
