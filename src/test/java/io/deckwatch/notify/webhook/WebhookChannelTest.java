package io.deckwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.ChannelContract;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.http.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest extends ChannelContract {

    private static final String OLD =
            "whsec_" + Base64.getEncoder().encodeToString("old-s3cr3t-old-s3cr3t-old".getBytes(StandardCharsets.UTF_8));
    private static final String NEW =
            "whsec_" + Base64.getEncoder().encodeToString("new-s3cr3t-new-s3cr3t-new".getBytes(StandardCharsets.UTF_8));

    @Override
    protected Channel channel(URI url, Duration timeout) {
        return channel(settings(new Endpoint(url, timeout, true), List.of(NEW, OLD), 0));
    }

    private static Channel channel(WebhookSettings settings) {
        return settings.open(InstantSource.fixed(NOW), "1.2.3");
    }

    private static WebhookSettings settings(Endpoint endpoint, List<String> secrets, int maxAlerts) {
        return new WebhookSettings("ops", endpoint, secrets, maxAlerts, true);
    }

    private static Endpoint endpoint(URI url) {
        return new Endpoint(url, Duration.ofSeconds(9), true);
    }

    @Test
    void theBodyIsThatOfAlertmanager() throws IOException {
        var json = new ObjectMapper();
        try (var golden = WebhookChannelTest.class.getResourceAsStream("message.json")) {
            var body = channel(URI.create("http://127.0.0.1/")).render(Examples.notification());

            assertThat(json.readTree(body)).isEqualTo(json.readTree(golden));
        }
    }

    @TestFactory
    Stream<DynamicTest> messagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        return GoldenMessages.forPrograms("webhook", channel(URI.create("http://127.0.0.1/"))::render);
    }

    @Test
    void aLimitCutsTheListAndSaysByHowMuch() throws IOException {
        var settings = settings(endpoint(URI.create("http://127.0.0.1/")), List.of(), 1);
        var body = new ObjectMapper().readTree(channel(settings).render(Examples.notification()));

        assertThat(body.path("alerts")).hasSize(1);
        assertThat(body.path("truncatedAlerts").asInt()).isEqualTo(1);
    }

    @Test
    void aStormIsCutToWhatReceiversTakeAndSaysByHowMuch() throws IOException {
        var alerts = Stream.generate(() -> Incidents.nasty().alerts().getFirst())
                .limit(5_000)
                .toArray(Alert[]::new);
        var text = channel(URI.create("http://127.0.0.1/")).render(Incidents.told(NotifyReason.FIRST, alerts));
        var body = new ObjectMapper().readTree(text);

        assertThat(text.getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(WebhookBody.LARGEST * 3 / 4, WebhookBody.LARGEST);
        assertThat(body.path("alerts").size() + body.path("truncatedAlerts").asInt())
                .isEqualTo(5_000);
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
            deliver(channel(settings(endpoint(receiver.url()), List.of(), 0)));

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
    void settingsShowNoSecrets() {
        var settings = settings(endpoint(URI.create("https://h.example/s3cr3t")), List.of(OLD), 0);

        assertThat(settings.toString()).contains("ops").doesNotContain("s3cr3t").doesNotContain(OLD.substring(6));
    }

    @ParameterizedTest
    @CsvSource({
        "s3cr3t, must begin with whsec_",
        "whsec_s3cr3t!!, is not base64",
        "whsec_czNjcjN0, 'must hold 24 to 64 bytes, and holds 6'"
    })
    void secretsThatAreNoneAreRefusedWithoutShowingThem(String secret, String message) {
        assertThatThrownBy(() -> settings(endpoint(URI.create("https://h.example/")), List.of(OLD, secret), 0))
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
