package io.deckwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.evaluation.Overviews;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people change by pages: signing in, silences, acknowledgements. */
@Tag("quarkus")
@QuarkusTest
@TestProfile(WithoutTheRest.class)
class WritingTest {

    private static final Alert STALE = Overviews.sample().alerts().getFirst();

    @Inject
    SampleDesk desk;

    @TestHTTPResource("/")
    URI root;

    private Browser browser;

    @BeforeEach
    void open() {
        desk.forgetAll();
        desk.broken = false;
        browser = new Browser(root).with("Sec-Fetch-Site", "same-origin");
    }

    @Test
    void withoutASessionThereAreNoButtonsAndNothingIsChanged() {
        assertThat(browser.get("alerts/" + STALE.fingerprint()).body())
                .contains("Sign in to silence, acknowledge or replay.")
                .doesNotContain("/acknowledge\"");
        var answer = browser.form("silences", "matchers", "cluster=prod", "when", "", "when", "2h");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("<h1 class=\"page\">Nothing was changed</h1>", "href=\"/login\"");
        assertThat(browser.form("alerts/" + STALE.fingerprint() + "/acknowledge")
                        .statusCode())
                .isEqualTo(401);
        assertThat(desk.silences().silences()).isEmpty();
        assertThat(desk.silences().acknowledgements()).isEmpty();
    }

    @Test
    void afterSigningInTheFormOfTheAlertIsThereAgain() {
        assertThat(browser.get("silences/new?alert=" + STALE.fingerprint()).body())
                .contains("href=\"/login?to=%2Fsilences%2Fnew%3Falert%3D" + STALE.fingerprint() + "\"");
    }

    @Test
    void aWrongTokenSignsNobodyIn() {
        var answer = browser.form("login", "token", "nonsense", "name", "kim", "to", "/alerts");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("Deckwatch does not know this token.")
                .doesNotContain("nonsense");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
        var answer = browser.form("login", "token", SampleBoard.TOKEN, "name", "kim", "to", "/alerts");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/alerts");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200")
                .doesNotContain(SampleBoard.TOKEN);
    }

    @Test
    void anAlertIsAcknowledgedAndThePageSaysByWhom() {
        signIn("kim");
        assertThat(browser.get("alerts/" + STALE.fingerprint()).body()).contains("<button>Acknowledge</button>");

        var answer = browser.form("alerts/" + STALE.fingerprint() + "/acknowledge", "comment", "<b>on it</b>");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(desk.silences().acknowledgement(STALE)).isPresent();
        assertThat(browser.get("alerts").body())
                .contains("Acknowledged by kim at 2026-03-03 09:30 UTC: &lt;b&gt;on it&lt;/b&gt;");
        assertThat(browser.form("alerts/0123/acknowledge").statusCode()).isEqualTo(404);
    }

    @Test
    void aSilenceIsMadeChangedAndEnded() {
        signIn("kim");
        assertThat(browser.get("silences/new?alert=" + STALE.fingerprint()).body())
                .contains("schedule=&quot;nightly&quot;", "this silences 1:", "value=\"kim\"");

        var made = silence("", "schedule=nightly", "2h");
        assertThat(made).as("status").isEqualTo(303);
        var silence = only();
        assertThat(silence.createdBy()).isEqualTo("kim");
        assertThat(browser.get("alerts/" + STALE.fingerprint()).body())
                .contains("Silenced by kim until 2026-03-03 11:30 UTC: disk swap");
        assertThat(browser.get("silences").body()).contains("alerts now");
        assertThat(browser.get("").body()).contains("Silenced by kim until");

        assertThat(silence(silence.id(), "schedule=nightly", "5h")).isEqualTo(303);
        assertThat(only().endsAt()).isEqualTo(Overviews.NOW.plus(Duration.ofHours(5)));

        assertThat(browser.form("silences/" + silence.id() + "/expire").statusCode())
                .isEqualTo(303);
        assertThat(only().state(Overviews.NOW)).isEqualTo(Silence.State.EXPIRED);
        assertThat(browser.form("silences/" + silence.id() + "/expire").statusCode())
                .isEqualTo(303);
        assertThat(browser.form("silences/none/expire").statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsToldInTheFormThatWasFilledIn() {
        signIn("kim");

        var answer = browser.form(
                "silences",
                "matchers",
                "schedule=~\"(\"",
                "when",
                "",
                "when",
                "2h",
                "said",
                "kim",
                "said",
                "why & how");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is no regular expression", "why &amp; how", "schedule=~");
        assertThat(browser.form("silences", "matchers", "a=b").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormOfAnotherSiteDoesNothingThoughTheBrowserHasASession() {
        var session = cookie("kim");
        for (var elsewhere : new Browser[] {
            new Browser(root).with("Cookie", session).with("Sec-Fetch-Site", "cross-site"),
            new Browser(root).with("Cookie", session).with("Origin", "https://evil.example")
        }) {
            assertThat(elsewhere
                            .form("alerts/" + STALE.fingerprint() + "/acknowledge")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(desk.silences().acknowledgements()).isEmpty();
    }

    @Test
    void whoSignsOutIsOut() {
        signIn("kim");
        assertThat(browser.get("login").body()).contains("You are signed in as <b><bdi>kim</bdi></b>.");

        var answer = browser.form("login", "leave", "yes", "to", "//evil.example");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("evil");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }

    private int silence(String id, String matchers, String span) {
        return browser.form(
                        "silences",
                        "id",
                        id,
                        "matchers",
                        matchers,
                        "when",
                        "",
                        "when",
                        span,
                        "said",
                        "kim",
                        "said",
                        "disk swap")
                .statusCode();
    }

    private Silence only() {
        assertThat(desk.silences().silences()).hasSize(1);
        return desk.silences().silences().values().iterator().next();
    }

    private void signIn(String name) {
        browser.with("Cookie", cookie(name));
    }

    private String cookie(String name) {
        return new Browser(root)
                .form("login", "token", SampleBoard.TOKEN, "name", name)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }
}
