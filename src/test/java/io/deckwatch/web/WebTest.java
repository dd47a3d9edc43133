package io.deckwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and the API over HTTP, with sample data and without the rest of the program. */
@Tag("quarkus")
@QuarkusTest
@TestProfile(WithoutTheRest.class)
class WebTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI root;

    @Test
    void thePageShowsAlertsClustersAndSchedulesWithoutScript() throws Exception {
        var page = get("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body())
                .contains("1 of 2 clusters is unprotected")
                .contains("Schedule nightly protects nothing new since 2026-03-01 02:00 UTC.")
                .contains("href=\"/runbooks/VeleroBackupStale?fingerprint=")
                .contains("DataUpload missing")
                .contains("RPO broken")
                .contains("2 d 7 h old of 2 d 3 h")
                .contains("This process evaluates 1 of 2 partitions.")
                .doesNotContain("<script>");
    }

    @Test
    void eachThingHasAPageOfItsOwn() throws Exception {
        assertThat(get("clusters/prod").body()).contains("<bdi>prod</bdi>");
        assertThat(get("clusters/prod/velero/schedules/nightly").body()).contains("Restore points");
        assertThat(get("clusters/prod/velero/backups/nightly-20260302020000").body())
                .contains("gone from the cluster");
        assertThat(get("clusters/prod/velero/backups/none").statusCode()).isEqualTo(404);
        assertThat(get("rules").body()).contains("Rules in force");
        assertThat(get("clusters/prod/velero/schedules/nightly/rules").body()).contains("last good backup");
        assertThat(get("alerts").body()).contains("Explained by another alert");
        assertThat(get("storage").body()).contains("14 schedules write here");
        var fingerprint =
                json("api/v1/alerts?state=firing").at("/alerts/0/fingerprint").asText();
        assertThat(get("alerts/" + fingerprint).body()).contains("Fingerprint " + fingerprint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clusters/nowhere",
                "clusters/prod/velero/schedules/none",
                "clusters/%3Cscript%3E/javascript:x/schedules/%7Binject:x%7D",
                "alerts/0123",
                "runbooks/NoSuchAlert"
            })
    void whatIsNotThereIsSaidInASentence(String path) throws Exception {
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<title>Not found").doesNotContain("<script>", "href=\"javascript:");
    }

    @Test
    void whatVeleroSaysIsOnlyText() throws Exception {
        assertThat(get("").body()).contains("&lt;script&gt;alert(").doesNotContain("<script>");
        assertThat(get("schedules?q=%3Cscript%3E").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void pagesLoadNothingFromElsewhere() throws Exception {
        assertThat(get("").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(get("deckwatch.css").statusCode()).isEqualTo(200);
        assertThat(get("deckwatch.js").statusCode()).isEqualTo(200);
        assertThat(get("deckwatch.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void changesAreToldAgainAndAgain() throws Exception {
        assertThat(firstEvent()).startsWith("data:");
        assertThat(firstEvent()).startsWith("data:");
    }

    @Test
    void theApiTellsAlerts() throws Exception {
        var firing = json("api/v1/alerts?state=firing&cluster=prod");

        assertThat(firing.at("/at").asText()).isEqualTo("2026-03-03T09:30:00Z");
        var stale = firing.at("/alerts/0");
        assertThat(stale.at("/labels/alertname").asText()).isEqualTo("VeleroBackupStale");
        assertThat(stale.at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(stale.at("/state").asText()).isEqualTo("firing");
        assertThat(stale.at("/startsAt").asText()).isEqualTo("2026-03-03T06:30:00Z");
        assertThat(stale.has("endsAt")).isFalse();
        assertThat(stale.at("/fingerprint").asText()).hasSize(16);
        assertThat(json("api/v1/alerts").at("/alerts")).hasSize(5);
        assertThat(json("api/v1/alerts?state=resolved").at("/alerts/0/endsAt").asText())
                .isEqualTo("2026-03-03T09:29:30Z");
        assertThat(json("api/v1/alerts?cluster=staging").at("/alerts")).isEmpty();
    }

    @Test
    void theApiTellsSchedulesAndClusters() throws Exception {
        var nightly = json("api/v1/schedules?cluster=prod").at("/schedules/0");
        assertThat(nightly.at("/schedule").asText()).isEqualTo("nightly");
        assertThat(nightly.at("/lastGood").asText()).isEqualTo("2026-03-01T02:30:00Z");
        assertThat(nightly.at("/rpoBrokenAt").asText()).isEqualTo("2026-03-03T05:30:00Z");
        assertThat(nightly.at("/lastOutcome").asText()).isEqualTo("Failed");
        assertThat(json("api/v1/schedules").at("/schedules/2").has("lastGood")).isFalse();

        var clusters = json("api/v1/clusters");
        assertThat(clusters.at("/clusters/0/watch").asText()).isEqualTo("alive");
        assertThat(clusters.at("/clusters/0/kinds/DataUpload").asText()).isEqualTo("missing");
        assertThat(clusters.at("/clusters/1/watch").asText()).isEqualTo("silent");
    }

    @Test
    void theApiTellsOneScheduleAndItsRuns() throws Exception {
        var nightly = json("api/v1/clusters/prod/velero/schedules/nightly");

        assertThat(nightly.at("/schedule").asText()).isEqualTo("nightly");
        assertThat(nightly.at("/zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(nightly.at("/nextRuns/0").asText()).isEqualTo("2026-03-04T01:00:00Z");
        assertThat(nightly.at("/restorePoints/0/backup").asText()).isEqualTo("nightly-20260301010012");
        assertThat(nightly.at("/runs")).hasSize(91);
        assertThat(nightly.at("/runs/90/result").asText()).isEqualTo("failed");
    }

    @Test
    void theApiTellsBackupsAPageAtATime() throws Exception {
        var failed = json("api/v1/backups?cluster=prod&schedule=nightly&phase=Failed");
        assertThat(failed.at("/total").asInt()).isEqualTo(42);
        assertThat(failed.at("/backups/0/backup").asText()).isEqualTo("nightly-246");
        var last = json("api/v1/backups?page=3");
        assertThat(last.at("/pages").asInt()).isEqualTo(3);
        assertThat(last.at("/backups")).hasSize(50);

        var tag = get("api/v1/backups").headers().firstValue("ETag").orElseThrow();
        var again = HttpRequest.newBuilder(root.resolve("api/v1/backups"))
                .header("If-None-Match", tag)
                .build();
        assertThat(client.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(304);
    }

    @Test
    void theApiTellsTheLifeOfABackup() throws Exception {
        var life = json("api/v1/clusters/prod/velero/backups/nightly-20260302020000");
        assertThat(life.at("/phase").asText()).isEqualTo("PartiallyFailed");
        assertThat(life.at("/transfers/1/volume").asText()).isEqualTo("shop/data-b");
        assertThat(life.at("/transfers/0/bytesPerSecond").asLong()).isPositive();
        assertThat(life.at("/end/goneAt").asText()).isEqualTo("2026-03-09T02:01:30Z");
    }

    @ParameterizedTest
    @CsvSource({
        "api/v1/backups?page=0, 400, There are pages 1 to 100",
        "api/v1/clusters/prod/velero/backups/none, 404, Nothing is known of a backup none",
        "api/v1/alerts?state=burning, 400, There is no state burning of alerts",
        "api/v1/clusters/prod/velero/schedules/none, 404, There is no schedule none",
    })
    void errorsOfTheApiAreProblemDetails(String path, int status, String detail) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = JSON.readTree(answer.body());
        assertThat(problem.at("/type").asText()).isEqualTo("about:blank");
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/detail").asText()).startsWith(detail);
    }

    @Test
    void runbooksArePages() throws Exception {
        var page = get("runbooks/SampleForTests");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>SampleForTests</h1>");
        Rendering.keep("runbook.html", page.body());
        var missing = get("runbooks/NoSuchAlert");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no runbook called NoSuchAlert.");
    }

    @Test
    void healthTellsReadyFromLive() throws Exception {
        assertThat(get("q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("q/health/started").statusCode()).isEqualTo(200);
        var ready = get("q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("Kafka does not answer.");
    }

    @Test
    void metricsAreAtTheirUsualPlace() throws Exception {
        var metrics = get("metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The first line of the stream of events, which is left then. */
    private String firstEvent() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve("events"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> !line.isBlank()).findFirst().orElseThrow();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
