package io.deckwatch.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it takes to get to an endpoint, against real sockets. */
class AccessTest {

    @Test
    void aProxyIsAskedForTheUrlAndResolvesItsNameItself() {
        try (var proxy = Receiver.answering(200, "")) {
            var outcome = post("http://receiver.example/hook", new Access(address(proxy), null, ""));

            assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
            assertThat(proxy.request().line()).isEqualTo("POST http://receiver.example/hook HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/iam", "http://[fd00:ec2::254]/iam"})
    void anAddressThatMustNotBeCalledIsNotCalledThroughAProxyEither(String url) {
        try (var proxy = Receiver.answering(200, "")) {
            assertThat(post(url, new Access(address(proxy), null, "")).failure())
                    .contains(FailureReason.BLOCKED);
            assertThat(proxy.hasRequests()).isFalse();
        }
    }

    @Test
    void theAuthorizationGoesIntoItsHeader() {
        try (var receiver = Receiver.answering(200, "")) {
            post(receiver.url().toString(), new Access(null, null, "Bearer s3cr3t"));

            assertThat(receiver.request().headers()).containsEntry("authorization", "Bearer s3cr3t");
        }
    }

    @Test
    void anIssuerOfOnesOwnIsTrustedAndNoOther() throws IOException, GeneralSecurityException {
        try (var receiver = Receiver.withSelfSignedCertificate()) {
            var url = receiver.url().toString().replace("http://", "https://");

            assertThat(post(url, Access.DIRECT).failure()).contains(FailureReason.TLS);
            assertThat(post(url, new Access(null, Trust.in(certificate()), ""))).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"})
    void whatIsNoCertificateIsRefused(String pem) {
        assertThatThrownBy(() -> Trust.in(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate; it must be PEM");
    }

    @Test
    void anAuthorizationWithALineBreakIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new Access(null, null, "Bearer s3cr3t\r\nx: y"))
                .hasMessageNotContaining("s3cr3t");
        assertThat(new Access(null, null, "Bearer s3cr3t").toString()).doesNotContain("s3cr3t");
    }

    private static String certificate() throws IOException, GeneralSecurityException {
        try (var file = Receiver.class.getResourceAsStream("self-signed.p12")) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, "changeit".toCharArray());
            var certificate = store.getCertificate(store.aliases().nextElement());
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        }
    }

    private static InetSocketAddress address(Receiver proxy) {
        return InetSocketAddress.createUnresolved("127.0.0.1", proxy.url().getPort());
    }

    private static Outcome post(String url, Access access) {
        var endpoint = new Endpoint(URI.create(url), Duration.ofSeconds(9), true, access);
        try (var poster = new Poster(endpoint, InstantSource.fixed(Instant.EPOCH), "1.2.3")) {
            return poster.post("{}", Map.of(), Answer::outcome);
        }
    }
}
