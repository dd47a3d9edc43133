package io.deckwatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    /** Generous: a linear search takes well under a second, one that goes back and forth takes days. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final int HUGE = 1_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Azure SAS
                "GET https://acc.blob.core.windows.net/velero?sv=2022-11-02&se=2026-03-02T10%3A00Z&sr=c&sp=rl&sig=hushhush"
                        + " | GET https://acc.blob.core.windows.net/velero?sv=2022-11-02&se=***&sr=c&sp=rl&sig=***",
                // AWS SigV4, SigV2
                "https://b.s3.amazonaws.com/k?X-Amz-Credential=hushhush&X-Amz-Date=20260302&X-Amz-Signature=hushhush:"
                        + " 403 |"
                        + " https://b.s3.amazonaws.com/k?X-Amz-Credential=***&X-Amz-Date=20260302&X-Amz-Signature=***",
                "https://b.s3.amazonaws.com/k?AWSAccessKeyId=hushhush&Signature=hushhush&Expires=1"
                        + " | https://b.s3.amazonaws.com/k?AWSAccessKeyId=***&Signature=***&Expires=1",
                "https://b.s3.amazonaws.com/k?x-amz-security-token=hushhush"
                        + " | https://b.s3.amazonaws.com/k?x-amz-security-token=***",
                // Google Cloud Storage
                "https://storage.googleapis.com/b/k?X-Goog-Credential=hushhush&X-Goog-Signature=hushhush"
                        + " | https://storage.googleapis.com/b/k?X-Goog-Credential=***&X-Goog-Signature=***",
                "https://storage.googleapis.com/b/k?GoogleAccessId=hushhush&Signature=hushhush"
                        + " | https://storage.googleapis.com/b/k?GoogleAccessId=***&Signature=***",
                // OpenStack Swift
                "https://swift.example/v1/AUTH_x/c/o?temp_url_sig=hushhush&temp_url_expires=1"
                        + " | https://swift.example/v1/AUTH_x/c/o?temp_url_sig=***&temp_url_expires=1",
                // As Go writes an ampersand into JSON, and as HTML does
                "{\"url\":\"https://h/p?a=1\\u0026sig=hushhush\"} | {\"url\":\"https://h/p?a=1\\u0026sig=***\"}",
                "https://h/p?a=1&amp;sig=hushhush | https://h/p?a=1&amp;sig=***",
                // Credentials in URLs
                "proxy http://user:hushhush@proxy.example:3128/ | proxy http://***@proxy.example:3128/",
                "proxy http://user:hush@hush@proxy.example:3128/ | proxy http://***@proxy.example:3128/",
                "git https://hushhush@host.example/x.git | git https://***@host.example/x.git",
                "1http://user:hushhush@host | 1http://***@host",
                // Headers
                "Authorization: Bearer hushhush1.hush-hush_x | Authorization: Bearer ***",
                "Authorization: Basic aHVzaGh1c2g6aHVzaA== | Authorization: Basic ***",
                // Named
                "aws_secret_access_key = hushhush | aws_secret_access_key = ***",
                "SecretAccessKey:hushhush, Region:eu | SecretAccessKey:***, Region:eu",
                "AccountKey=hushhush;EndpointSuffix=x | AccountKey=***;EndpointSuffix=x",
                "{\"password\":\"hushhush\"} | {\"password\":\"***\"}",
                "{\\\"client_secret\\\": \\\"hushhush\\\"} | {\\\"client_secret\\\": \\\"***\\\"}",
                "{\"access_token\":\"hushhush\",\"expires_in\":1} | {\"access_token\":\"***\",\"expires_in\":1}",
                "KOPIA_PASSWORD=hushhush is wrong | KOPIA_PASSWORD=*** is wrong",
                "X-Auth-Token: hushhush answered 401 | X-Auth-Token: *** answered 401",
                "X-Vault-Token: hushhush | X-Vault-Token: ***",
                // Whatever they are called
                "token eyJhbGciOiJIUzI1NiJ9.hushhush.hush-hush_ of velero | token *** of velero",
                "key AKIAHUSHHUSHHUSHHUSH, secret | key AKIA***, secret",
                "a -----BEGIN RSA PRIVATE KEY-----\\nhush\\nhush\\n-----END RSA PRIVATE KEY----- b"
                        + " | a -----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY----- b",
                "-----BEGIN PRIVATE KEY-----\\nhushhush | -----BEGIN PRIVATE KEY-----***",
            })
    void hidesSecrets(String text, String expected) {
        assertThat(Redaction.redacted(text)).startsWith(expected).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rpc error: code = Unknown desc = NoSuchBucket: The specified bucket does not exist status code: 404",
                "BackupStorageLocation \"default\" is unavailable: dial tcp 10.0.0.1:443: connect: connection refused",
                "backup can't be created because BackupStorageLocation default is in Unavailable status.",
                "error to connect repo with storage: invalid repository password",
                "basic authentication is not enabled, bearer authentication neither",
                "Get \"https://minio.velero.svc:9000/backups?location=&list-type=2\": EOF",
                "oauth2: cannot fetch token: 401 Unauthorized; the access token has expired",
                "AKIA is how ids of keys begin, eyJ a token",
                "mail ops@example.org about s3://bucket/prefix and pod shop/web-0",
                "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"",
                "time=\"2026-03-02T02:00:00Z\" level=error error.file=\"/go/src/x.go:212\" controller=backup",
                ""
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(Redaction.redacted(text)).isEqualTo(text);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(HUGE),
                "a1.+-".repeat(HUGE / 5),
                "://".repeat(HUGE / 3),
                "a://".repeat(HUGE / 4),
                "http://" + "a".repeat(HUGE),
                "http://" + ":".repeat(HUGE),
                "http://" + "a:".repeat(HUGE / 2),
                "@".repeat(HUGE),
                "?sig=".repeat(HUGE / 5),
                "&sig".repeat(HUGE / 4),
                "?sig=" + "x".repeat(HUGE),
                "bearer ".repeat(HUGE / 7),
                "bearer" + " ".repeat(HUGE),
                "bearer " + "a".repeat(HUGE),
                "password".repeat(HUGE / 8),
                "password ".repeat(HUGE / 9),
                "password" + " ".repeat(HUGE),
                "password=".repeat(HUGE / 9),
                "password=\"\"".repeat(HUGE / 11),
                "\\\"".repeat(HUGE / 2),
                "eyJ".repeat(HUGE / 3),
                "eyJ-".repeat(HUGE / 4),
                "eyJ" + "aaaaaaaa.".repeat(HUGE / 9),
                "-----BEGIN PRIVATE KEY-----".repeat(HUGE / 27),
                "-----BEGIN " + "A".repeat(HUGE),
                "AKIA".repeat(HUGE / 4),
                "access_".repeat(HUGE / 7),
                "secret_access_".repeat(HUGE / 14));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isFastWhateverTheText(String text) {
        assertThat(assertTimeoutPreemptively(SOON, () -> Redaction.redacted(text)))
                .isNotNull();
    }

    @Test
    void isIdempotent() {
        var once = Redaction.redacted("http://u:p@h/?sig=x Bearer abcdefghijkl123 password=\"x\"");

        assertThat(Redaction.redacted(once)).isEqualTo(once);
    }

    @Test
    void boundsTheLengthAndNeverCutsACodePoint() {
        var ofSmileys = "x" + "\uD83D\uDE00".repeat(Texts.MAX_CHARS);

        var bounded = Redaction.bounded(ofSmileys);

        assertThat(bounded).hasSizeLessThanOrEqualTo(Texts.MAX_CHARS).endsWith("\uD83D\uDE00…");
        assertThat(bounded.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }

    @Test
    void leavesATextOfExactlyTheLimitAsItIs() {
        assertThat(Redaction.bounded("y".repeat(Texts.MAX_CHARS))).isEqualTo("y".repeat(Texts.MAX_CHARS));
        assertThat(Redaction.bounded("y".repeat(Texts.MAX_CHARS + 1))).isEqualTo("y".repeat(Texts.MAX_CHARS - 1) + "…");
    }

    @Test
    void hidesASecretThatTheCutRunsThrough() {
        var text = "y".repeat(Texts.MAX_CHARS - 20) + "?sig=" + "hush".repeat(100);

        assertThat(Redaction.bounded(text)).doesNotContain("hush");
    }
}
