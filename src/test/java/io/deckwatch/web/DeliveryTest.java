package io.deckwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deliveries and dead letters by pages and API, and who may replay. */
@Tag("quarkus")
@QuarkusTest
@TestProfile(WithoutTheRest.class)
class DeliveryTest {

    @Inject
    SampleLedger ledger;

    @TestHTTPResource("/")
    URI root;

    private Browser browser;

    @BeforeEach
    void open() {
        ledger.restore();
        browser = new Browser(root).with("Sec-Fetch-Site", "same-origin");
    }

    @Test
    void whoHasNoTokenReplaysNothing() {
        assertThat(browser.form("dead-letters/3/replay").statusCode()).isEqualTo(401);
        assertThat(browser.form("api/v1/dead-letters/3/replay").statusCode()).isEqualTo(401);
        assertThat(new Browser(root)
                        .with("Cookie", cookie())
                        .with("Sec-Fetch-Site", "cross-site")
                        .form("dead-letters/3/replay")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("dead-letters").body()).contains("3 dead letters wait");
    }

    @Test
    void aDeadLetterIsReplayedByButtonOnceAndForAll() {
        browser.with("Cookie", cookie());

        var answer = browser.form("dead-letters/3/replay");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/dead-letters#letter-3");
        assertThat(browser.form("dead-letters/3/replay").statusCode()).isEqualTo(303);
        assertThat(browser.get("dead-letters").body())
                .contains("2 dead letters wait")
                .doesNotContain("/dead-letters/3/replay");
        assertThat(browser.form("dead-letters/9/replay").statusCode()).isEqualTo(409);
        assertThat(browser.form("dead-letters/77/replay").statusCode()).isEqualTo(404);
        ledger.broken = true;
        assertThat(browser.form("dead-letters/8/replay").statusCode()).isEqualTo(503);
    }

    @Test
    void theApiTellsAndReplaysToo() {
        assertThat(browser.get("api/v1/dead-letters").body())
                .contains("\"place\":\"deckwatch.silences/0/14\"", "\"state\":\"waiting\"");
        browser.with("Authorization", "Bearer " + SampleBoard.TOKEN);
        var answer = browser.form("api/v1/dead-letters/8/replay");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"result\":\"It was replayed.\"}");
        assertThat(browser.form("api/v1/dead-letters/9/replay").body()).contains("\"detail\":\"It comes from");
    }

    @Test
    void attemptsAreListedByPageAndPickedByReceiverAndOutcome() {
        assertThat(browser.get("api/v1/deliveries").body()).contains("\"total\":153", "\"page\":1");
        assertThat(browser.get("api/v1/deliveries?receiver=team&outcome=retry").body())
                .contains("\"total\":1", "\"channel\":\"slack\"", "\"error\":\"server_error\"", "\"tookMillis\":340");
        var wrong = browser.get("api/v1/deliveries?outcome=lost");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("There is no outcome lost");
        assertThat(browser.get("deliveries?outcome=lost&page=x").statusCode()).isEqualTo(200);
    }

    private String cookie() {
        return new Browser(root)
                .with("Sec-Fetch-Site", "same-origin")
                .form("login", "token", SampleBoard.TOKEN, "name", "kim")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }
}
