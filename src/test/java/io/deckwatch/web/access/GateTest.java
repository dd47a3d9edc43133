package io.deckwatch.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final String SHARED = "shared-token-0123456789";
    private static final String KIMS = "kims-token-0123456789";
    private static final String PROXY = "proxy-secret-0123456789";

    private Instant now = Instant.parse("2026-03-02T02:00:00Z");

    @TempDir
    private Path home;

    private Path tokens;
    private Gate gate;

    @BeforeEach
    void open() throws IOException {
        tokens = Files.writeString(home.resolve("tokens"), "# who may silence\n" + SHARED + "\n\nkim  " + KIMS + "\n");
        var proxy = Files.writeString(home.resolve("proxy"), PROXY + "\n");
        gate = new Gate(
                new AccessRules(
                        true, Optional.of(new SecretLines(tokens)), Optional.of(new SecretLines(proxy)), false, true),
                () -> now);
    }

    @Test
    void aTokenLetsInAndItsNameIsKnown() {
        assertThat(gate.visitor(bearer(SHARED))).contains(new Visitor("", false));
        assertThat(gate.visitor(bearer(KIMS))).contains(new Visitor("kim", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kim", "# who may silence", "shared-token-012345678", "SHARED-TOKEN-0123456789"})
    void whatIsNoTokenLetsNobodyIn(String token) {
        assertThat(gate.visitor(bearer(token))).isEmpty();
        assertThat(gate.signIn(token, "kim")).isEmpty();
    }

    @Test
    void aProxyIsBelievedOnlyWithItsSecret() {
        assertThat(gate.visitor(proxy(PROXY, "kim@example.com"))).contains(new Visitor("kim@example.com", false));
        assertThat(gate.visitor(proxy("another-secret-0123456789", "kim"))).isEmpty();
        assertThat(gate.visitor(
                        new Credentials(Optional.empty(), Optional.empty(), Optional.of("kim"), Optional.empty())))
                .isEmpty();
        assertThat(gate.visitor(
                        new Credentials(Optional.empty(), Optional.of(PROXY), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aBrowserThatSignedInKeepsASessionForTwelveHours() {
        var session = session(gate.signIn(" " + SHARED + " ", "Kim Ö. <kim>").orElseThrow());

        assertThat(gate.visitor(session)).contains(new Visitor("Kim Ö. <kim>", true));
        now = now.plus(Session.LENGTH).minusSeconds(1);
        assertThat(gate.visitor(session)).isPresent();
        now = now.plusSeconds(1);
        assertThat(gate.visitor(session)).isEmpty();
    }

    @Test
    void theNameOfATokenCountsMoreThanWhatSomebodySays() {
        assertThat(gate.visitor(session(gate.signIn(KIMS, "boss").orElseThrow())))
                .contains(new Visitor("kim", true));
    }

    @Test
    void aSessionIsNeitherForgedNorProlonged() {
        var cookie = gate.signIn(SHARED, "kim").orElseThrow();
        var parts = cookie.split("\\.");

        for (var forged : new String[] {
            "",
            "kim",
            parts[0] + "0." + parts[1] + "." + parts[2],
            parts[0] + ".Ym9zcw." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + "A".repeat(43),
            cookie + "A",
            "9".repeat(40) + "." + parts[1] + "." + parts[2]
        }) {
            assertThat(gate.visitor(session(forged))).as(forged).isEmpty();
        }
    }

    @Test
    void aSessionEndsWithItsToken() throws IOException {
        var session = session(gate.signIn(SHARED, "kim").orElseThrow());
        rewrite("kim " + KIMS + "\n");

        assertThat(gate.visitor(session)).isEmpty();
        assertThat(gate.visitor(bearer(SHARED))).isEmpty();
        assertThat(gate.visitor(bearer(KIMS))).isPresent();
    }

    @Test
    void withoutItsFileNobodyIsLetIn() throws IOException {
        assertThat(gate.visitor(bearer(SHARED))).isPresent();
        Files.delete(tokens);
        assertThat(gate.visitor(bearer(SHARED))).isEmpty();
        rewrite(SHARED + "\nshort\n");
        assertThat(gate.visitor(bearer(SHARED))).isPresent();
        assertThat(gate.visitor(bearer("short"))).isEmpty();
    }

    @Test
    void whereNothingIsConfiguredNobodyIsLetInButInADemo() {
        var nothing = new AccessRules(true, Optional.empty(), Optional.empty(), false, false);
        var demo = new AccessRules(true, Optional.empty(), Optional.empty(), true, false);

        assertThat(nothing.isWritable()).isFalse();
        assertThat(new Gate(nothing, () -> now).visitor(bearer(SHARED))).isEmpty();
        assertThat(new Gate(demo, () -> now).visitor(Credentials.NONE)).isPresent();
    }

    @Test
    void secretsStandInNoText() {
        var shown = bearer(SHARED).toString()
                + proxy(PROXY, "kim")
                + new SecretLines(tokens).find(SHARED).orElseThrow();

        assertThat(shown).doesNotContain(SHARED, PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, false",
                "none, -, false",
                "cross-site, -, true",
                "same-site, -, true",
                "cross-site, http://localhost:8080, true",
                "-, http://localhost:8080, false",
                "-, http://localhost:8081, true",
                "-, https://evil.example, true",
                "-, null, true",
                "-, :%, true",
                "-, -, false"
            })
    void formsOfOtherSitesAreToldFromOwnOnes(String fetchSite, String origin, boolean other) {
        assertThat(Sender.isOtherSite(fetchSite, origin, "localhost:8080")).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "/alerts, /alerts",
        "/silences/new?alert=0123&x=a%20b, /silences/new?alert=0123&x=a%20b",
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example, /",
        "alerts, /",
        "'', /"
    })
    void afterSigningInOneIsSentToOwnPagesOnly(String to, String sent) {
        assertThat(SignInPage.own(to)).isEqualTo(sent);
    }

    private void rewrite(String text) throws IOException {
        Files.writeString(tokens, text);
        Files.setLastModifiedTime(tokens, FileTime.from(Instant.parse("2026-03-03T00:00:00Z")));
    }

    private static Credentials bearer(String token) {
        return new Credentials(Optional.of(token), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Credentials proxy(String secret, String user) {
        return new Credentials(Optional.empty(), Optional.of(secret), Optional.of(user), Optional.empty());
    }

    private static Credentials session(String cookie) {
        return new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(cookie));
    }
}
