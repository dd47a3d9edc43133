package io.deckwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alertmanager's API over HTTP: its fields, its filters, its answers, and who may write. */
@Tag("quarkus")
@QuarkusTest
@TestProfile(WithoutTheRest.class)
class AlertmanagerApiTest {

    @Inject
    SampleDesk desk;

    @TestHTTPResource("/")
    URI root;

    private Browser anybody;
    private Browser writer;

    @BeforeEach
    void open() {
        desk.forgetAll();
        desk.broken = false;
        anybody = new Browser(root);
        writer = new Browser(root).with("Authorization", "Bearer " + SampleBoard.TOKEN);
    }

    @Test
    void anAlertHasAllFieldsThatClientsRequire() throws Exception {
        var alerts = anybody.json("api/v2/alerts?filter=alertname=VeleroBackupStale");

        assertThat(alerts).hasSize(1);
        var stale = alerts.get(0);
        assertThat(stale.at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(stale.at("/annotations/summary").asText()).startsWith("Schedule nightly");
        assertThat(stale.at("/fingerprint").asText()).hasSize(16);
        assertThat(stale.at("/startsAt").asText()).isEqualTo("2026-03-03T06:30:00Z");
        assertThat(stale.at("/updatedAt").asText()).isEqualTo("2026-03-03T09:30:00Z");
        assertThat(stale.at("/endsAt").asText()).isEqualTo("2026-03-03T09:35:00Z");
        assertThat(stale.at("/generatorURL").asText())
                .startsWith("http://")
                .endsWith("/alerts/" + stale.at("/fingerprint").asText());
        assertThat(stale.at("/receivers").toString()).isEqualTo("[{\"name\":\"ops\"},{\"name\":\"oncall\"}]");
        assertThat(stale.at("/status").toString())
                .isEqualTo("{\"state\":\"active\",\"silencedBy\":[],\"inhibitedBy\":[],\"mutedBy\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/v2/alerts | 3",
                "api/v2/alerts?filter=severity=critical | 1",
                "api/v2/alerts?filter=severity%3D%22critical%22&filter=cluster!%3Dprod | 0",
                "api/v2/alerts?filter=%7Bseverity%3D~%22crit.*%22%2Ccluster%3Dprod%7D | 1",
                "api/v2/alerts?filter=schedule!%3D%22%22&filter=nosuch%3D%22%22 | 3",
                "api/v2/alerts?active=false | 1",
                "api/v2/alerts?inhibited=false | 2",
                "api/v2/alerts?active=false&silenced=true&inhibited=false&unprocessed=true | 0",
                "api/v2/alerts?receiver=ops | 3",
                "api/v2/alerts?receiver=op | 0",
                "api/v2/alerts?receiver=on.* | 3",
            })
    void filtersSelect(String path, int count) throws Exception {
        assertThat(anybody.json(path)).hasSize(count);
    }

    @Test
    void groupsStandByReceiver() throws Exception {
        var groups = anybody.json("api/v2/alerts/groups?receiver=oncall");

        assertThat(groups).hasSize(1);
        assertThat(groups.at("/0/labels").toString()).isEqualTo("{\"cluster\":\"prod\"}");
        assertThat(groups.at("/0/receiver/name").asText()).isEqualTo("oncall");
        assertThat(groups.at("/0/alerts")).hasSize(3);
        assertThat(anybody.json("api/v2/alerts/groups?receiver=ops").at("/0/labels"))
                .hasSize(2);
    }

    @Test
    void statusAndReceiversAreThere() throws Exception {
        assertThat(anybody.json("api/v2/receivers").toString()).isEqualTo("[{\"name\":\"ops\"},{\"name\":\"oncall\"}]");
        var status = anybody.json("api/v2/status");
        assertThat(status.at("/cluster/status").asText()).isEqualTo("disabled");
        assertThat(status.at("/versionInfo/version").asText()).startsWith("Deckwatch");
        assertThat(status.at("/config/original").asText()).contains("receiver: \"ops\"");
        assertThat(status.at("/uptime").asText()).endsWith("Z");
    }

    @Test
    void aSilenceIsMadeFoundObeyedAndEnded() throws Exception {
        var id = made(silence("", "alertname", "VeleroBackupStale"));

        var silence = anybody.json("api/v2/silence/" + id);
        assertThat(silence.at("/status/state").asText()).isEqualTo("active");
        assertThat(silence.at("/matchers").toString())
                .isEqualTo(
                        "[{\"name\":\"alertname\",\"value\":\"VeleroBackupStale\",\"isRegex\":false,\"isEqual\":true}]");
        assertThat(silence.at("/createdBy").asText()).isEqualTo("kim");
        assertThat(silence.at("/comment").asText()).isEqualTo("disk swap");
        assertThat(silence.at("/startsAt").asText()).isEqualTo("2026-03-03T09:30:00Z");
        assertThat(silence.at("/endsAt").asText()).isEqualTo("2026-03-03T11:30:00Z");
        assertThat(silence.at("/updatedAt").asText()).isEqualTo("2026-03-03T09:30:00Z");

        assertThat(anybody.json("api/v2/alerts?filter=alertname=VeleroBackupStale")
                        .at("/0/status")
                        .toString())
                .isEqualTo(
                        "{\"state\":\"suppressed\",\"silencedBy\":[\"" + id + "\"],\"inhibitedBy\":[],\"mutedBy\":[]}");
        assertThat(anybody.json("api/v2/alerts?silenced=false")).hasSize(2);

        assertThat(writer.delete("api/v2/silence/" + id).statusCode()).isEqualTo(200);
        assertThat(anybody.json("api/v2/silence/" + id).at("/status/state").asText())
                .isEqualTo("expired");
        assertThat(anybody.json("api/v2/alerts?silenced=false")).hasSize(3);
        var again = writer.delete("api/v2/silence/" + id);
        assertThat(again.statusCode()).isEqualTo(500);
        assertThat(again.body()).isEqualTo("\"silence " + id + " already expired\"");
    }

    @Test
    void silencesAreFilteredByTheirMatchers() throws Exception {
        made(silence("", "cluster", "prod"));
        made(silence("", "cluster", "staging"));

        assertThat(anybody.json("api/v2/silences")).hasSize(2);
        assertThat(anybody.json("api/v2/silences?filter=cluster=prod")).hasSize(1);
        assertThat(anybody.json("api/v2/silences?filter=cluster=~p.*&filter=schedule=x"))
                .isEmpty();
    }

    @Test
    void otherMatchersMakeAnotherSilence() throws Exception {
        var first = made(silence("", "cluster", "prod"));
        var second = made(silence(first, "cluster", "staging"));

        assertThat(second).isNotEqualTo(first);
        assertThat(StreamSupport.stream(anybody.json("api/v2/silences").spliterator(), false)
                        .map(each -> each.at("/status/state").asText()))
                .containsExactly("active", "expired");
    }

    @Test
    void theNameOfATokenStandsBesideWhatSomebodyCallsThemselves() throws Exception {
        writer = new Browser(root).with("Authorization", "Bearer " + SampleBoard.KIMS_TOKEN);

        var id = made(silence("", "cluster", "prod").replace("\"kim\"", "\"boss\""));

        assertThat(anybody.json("api/v2/silence/" + id).at("/createdBy").asText())
                .isEqualTo("kim (boss)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | this is no JSON",
                "[] | this is no JSON object",
                "{} | startsAt in body is required",
                "{\"matchers\":[{\"name\":\"a\"}],\"startsAt\":\"x\"} | value in body is required",
                "{\"matchers\":[{\"name\":\"a\",\"value\":\"(\",\"isRegex\":true}]} | \\\"(\\\" is no regular",
                "{\"matchers\":[],\"startsAt\":\"tomorrow\"} | startsAt is no time",
            })
    void whatIsNoSilenceIsRefusedInASentence(String body, String why) {
        var answer = writer.post("api/v2/silences", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).startsWith("\"").contains(why);
    }

    @Test
    void whatAlertmanagerRefusesIsRefusedAsItDoes() {
        var past =
                silence("", "cluster", "prod").replace("09:30:00Z", "09:28:00Z").replace("12:30:00+01", "10:29:00+01");
        assertThat(writer.post("api/v2/silences", past).body())
                .isEqualTo("\"Failed to create silence: end time can't be in the past\"");
        var unknown = writer.post("api/v2/silences", silence("0b7c2a44-5a52-4d0e-8a53-7a2f3a2c9e10", "a", "b"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("\"silence not found\"");
        assertThat(anybody.get("api/v2/silence/none").statusCode()).isEqualTo(404);
        assertThat(writer.delete("api/v2/silence/none").statusCode()).isEqualTo(404);
        assertThat(writer.post("api/v2/alerts", "[]").body()).contains("alerts come from Deckwatch itself");
        for (var path : new String[] {
            "api/v2/alerts?filter=%3D",
            "api/v2/silences?filter=%3D",
            "api/v2/alerts?receiver=(",
            "api/v2/alerts?active=x"
        }) {
            assertThat(anybody.get(path).statusCode()).as(path).isEqualTo(400);
        }
    }

    @Test
    void withoutAKnownTokenNothingIsChanged() {
        for (var client :
                new Browser[] {anybody, new Browser(root).with("Authorization", "Bearer nonsense-0123456789")}) {
            var answer = client.post("api/v2/silences", silence("", "cluster", "prod"));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"deckwatch\"");
            assertThat(answer.body()).startsWith("\"This needs a token");
            assertThat(client.delete("api/v2/silence/x").statusCode()).isEqualTo(401);
        }
        assertThat(desk.silences().silences()).isEmpty();
    }

    @Test
    void aPageOfAnotherSiteChangesNothingWhateverItCarries() {
        var answer =
                writer.with("Origin", "https://evil.example").post("api/v2/silences", silence("", "cluster", "prod"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("a page of another site");
        assertThat(desk.silences().silences()).isEmpty();
    }

    @Test
    void whatIsPerhapsNotKeptIsNotPromised() {
        desk.broken = true;
        var answer = writer.post("api/v2/silences", silence("", "cluster", "prod"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("\"Kafka did not take it.\"");
    }

    private String made(String silence) throws IOException {
        var answer = writer.post("api/v2/silences", silence);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll(".*\"silenceID\":\"([^\"]+)\".*", "$1");
    }

    private static String silence(String id, String label, String value) {
        return ("{\"id\":\"%s\",\"matchers\":[{\"name\":\"%s\",\"value\":\"%s\",\"isRegex\":false}],"
                        + "\"startsAt\":\"2026-03-03T09:30:00Z\",\"endsAt\":\"2026-03-03T12:30:00+01:00\","
                        + "\"createdBy\":\"kim\",\"comment\":\"disk swap\"}")
                .formatted(id, label, value);
    }
}
