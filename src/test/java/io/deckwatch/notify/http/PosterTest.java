package io.deckwatch.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosterTest {

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
            assertThat(post(endpoint(receiver.url(), Duration.ofSeconds(9)))).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void anAnswerWhoseBodyNeverEndsIsJudgedByItsStatus() {
        try (var receiver = Receiver.answering(out -> {
            out.write("HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\nslow".getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                new CountDownLatch(1).await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            assertThat(post(endpoint(receiver.url(), Duration.ofMillis(500))).failure())
                    .contains(FailureReason.SERVER_ERROR);
        }
    }

    @Test
    void privateAddressesAreCalledOnlyIfAllowed() {
        try (var receiver = Receiver.answering(200, "")) {
            var outcome = post(new Endpoint(receiver.url(), Duration.ofSeconds(9), false));

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(outcome.failure()).contains(FailureReason.BLOCKED);
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
        assertThat(post(endpoint(URI.create(url), Duration.ofSeconds(9))).failure())
                .contains(FailureReason.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://h.example/s3cr3t, must begin with https",
        "/s3cr3t, must begin with https",
        "https:///s3cr3t, has no host",
        "https://s3cr3t:pw@h.example/, holds a user or a password"
    })
    void urlsThatCannotBeCalledAreRefusedWithoutShowingThem(String url, String message) {
        assertThatThrownBy(() -> endpoint(URI.create(url), Duration.ofSeconds(9)))
                .hasMessageContaining("The url " + message)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void theBeginningOfAnAnswerIsPassedOnAlsoIfTheRestIsCut() {
        try (var receiver = Receiver.answering(out ->
                out.write("HTTP/1.1 400 No\r\nContent-Length: 99\r\n\r\nno_text".getBytes(StandardCharsets.UTF_8)))) {
            var outcome = poster(endpoint(receiver.url(), Duration.ofSeconds(9)))
                    .post("{}", Map.of(), answer -> new Outcome.Delivered(answer.status() + " " + answer.body()));

            assertThat(outcome.detail()).isEqualTo("400 no_text");
        }
    }

    private static Outcome post(Endpoint endpoint) {
        return poster(endpoint).post("{}", Map.of(), Answer::outcome);
    }

    private static Poster poster(Endpoint endpoint) {
        return new Poster(endpoint, InstantSource.fixed(Instant.EPOCH), "1.2.3");
    }

    private static Endpoint endpoint(URI url, Duration timeout) {
        return new Endpoint(url, timeout, true);
    }
}
