package io.deckwatch.notify.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.heartbeat.HeartbeatSettings.Method;
import io.deckwatch.notify.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PingerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void getsTheUrl() {
        try (var receiver = Receiver.answering(200, "OK")) {
            assertThat(ping(receiver.url(), Method.GET)).isInstanceOf(Outcome.Delivered.class);

            var request = receiver.request();
            assertThat(request.line()).startsWith("GET /hook/s3cr3t-path?token=s3cr3t-token HTTP/1.1");
            assertThat(request.headers()).containsEntry("user-agent", "Deckwatch/1.2.3");
            assertThat(request.body()).isEmpty();
        }
    }

    @Test
    void postsToTheUrl() {
        try (var receiver = Receiver.answering(200, "OK")) {
            assertThat(ping(receiver.url(), Method.POST)).isInstanceOf(Outcome.Delivered.class);

            var request = receiver.request();
            assertThat(request.line()).startsWith("POST /hook/");
            assertThat(request.headers()).containsEntry("content-type", "application/json");
            assertThat(request.body()).isEqualTo("{\"deckwatch\":\"the whole path works\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, OK (not found), CLIENT_ERROR",
        "200, OK (rate limited), RATE_LIMITED",
        "301, moved, REDIRECT",
        "404, not found, CLIENT_ERROR",
        "429, slow down, RATE_LIMITED",
        "503, busy, SERVER_ERROR"
    })
    void whatIsNoSuccessIsTold(int status, String body, FailureReason reason) {
        try (var receiver = Receiver.answering(status, body)) {
            var outcome = ping(receiver.url(), Method.GET);

            assertThat(outcome.failure()).contains(reason);
            assertThat(outcome.detail()).startsWith("answered ");
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void privateAddressesAreCalledOnlyIfAllowed(Method method) {
        try (var receiver = Receiver.answering(200, "OK")) {
            var settings =
                    new HeartbeatSettings(new Endpoint(receiver.url(), Duration.ofSeconds(9), false), method, MINUTE);

            assertThat(ping(settings).failure()).contains(FailureReason.BLOCKED);
            assertThat(receiver.hasRequests()).isFalse();
        }
    }

    @Test
    void noTextShowsTheUrl() {
        var receiver = Receiver.answering(200, "OK");
        receiver.close();
        var settings = settings(receiver.url(), Method.GET);

        var outcome = ping(settings);

        assertThat(outcome.failure()).contains(FailureReason.REFUSED);
        assertThat(outcome + outcome.detail() + settings).doesNotContain("s3cr3t");
    }

    @Test
    void anIntervalThatServicesRefuseIsRefused() {
        var endpoint =
                settings(URI.create("https://hc-ping.com/s3cr3t"), Method.GET).endpoint();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeartbeatSettings(endpoint, Method.GET, Duration.ofMillis(9_999)))
                .withMessage("The interval must be at least PT10S: PT9.999S");
    }

    private static Outcome ping(URI url, Method method) {
        return ping(settings(url, method));
    }

    private static HeartbeatSettings settings(URI url, Method method) {
        return new HeartbeatSettings(new Endpoint(url, Duration.ofSeconds(9), true), method, MINUTE);
    }

    private static Outcome ping(HeartbeatSettings settings) {
        try (var pinger = new Pinger(settings, InstantSource.fixed(NOW), "1.2.3")) {
            return pinger.ping();
        }
    }
}
