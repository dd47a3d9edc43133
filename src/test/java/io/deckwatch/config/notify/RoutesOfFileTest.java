package io.deckwatch.config.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.routing.Branch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sections about routes, inhibit rules and times mean. */
class RoutesOfFileTest {

    private static final String RECEIVERS = """
        receivers:
          - name: ops
            stdout_configs: [{}]
          - name: db
            stdout_configs: [{}]
          - name: nobody
        """;

    @TempDir
    Path path;

    private NotifyFolder folder;

    @BeforeEach
    void open() {
        folder = new NotifyFolder(path);
    }

    private Branch end(String routes, Map<String, String> labels) {
        var ends = folder.load(routes + RECEIVERS).tree().ends(labels);
        assertThat(ends).hasSize(1);
        return ends.getFirst();
    }

    @Test
    void aRouteWithoutSettingsIsAsInAlertmanager() {
        var root = end("""
            route:
              receiver: ops
            """, Map.of());

        assertThat(root.node().rhythm())
                .isEqualTo(new Rhythm(List.of(), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4)));
        assertThat(root.routes()).extracting(route -> route.to().id()).containsExactly("ops/stdout");
    }

    @Test
    void routesInheritReceiverAndRhythmButNoTimesAndNoContinue() {
        var tree = folder.load("""
            route:
              receiver: ops
              group_by: [cluster]
              group_wait: 10s
              routes:
                - matchers: [team="db"]
                  receiver: db
                  group_interval: 1m
                  repeat_interval: 1d12h
                  mute_time_intervals: [night]
                  continue: true
                  routes:
                    - matchers: [severity="critical"]
                      group_by: ['...']
            time_intervals:
              - name: night
                time_intervals: [{times: [{start_time: "00:00", end_time: "06:00"}]}]
            """ + RECEIVERS).tree();
        var critical = tree.ends(Map.of("team", "db", "severity", "critical"));

        assertThat(critical).extracting(Branch::key).containsExactly("{}/{team=\"db\"}/{severity=\"critical\"}");
        assertThat(critical.getFirst().node()).satisfies(node -> {
            assertThat(node.receiver()).isEqualTo("db");
            assertThat(node.rhythm())
                    .isEqualTo(new Rhythm(
                            List.of("..."), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(36)));
            assertThat(node.calendar().muted()).isEmpty();
            assertThat(node.goesOn()).isFalse();
        });
        assertThat(tree.ends(Map.of("team", "db")).getFirst().node().calendar().quiet(at("02:00")))
                .contains("mute_time_intervals: night");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "matchers: [severity=critical] ; {severity=\"critical\"}",
                "matchers: ['{severity=\"critical\", cluster!=\"test\"}'] ; {severity=\"critical\",cluster!=\"test\"}",
                "matchers: [ severity =~ \"critical|warning\" , cluster !~ test-.* ] ;"
                        + " {severity=~\"critical|warning\",cluster!~\"test-.*\"}",
                "match: {severity: critical} ; {severity=\"critical\"}",
                "match_re: {cluster: prod-.*} ; {cluster=~\"prod-.*\"}",
                "matchers: ['\"größe in GB\"=\"1\"'] ; {\"größe in GB\"=\"1\"}"
            })
    void matchersAreReadInEveryFormOfAlertmanager(String matchers, String key) {
        var book = folder.load("route: {receiver: ops, routes: [{" + matchers + "}]}\n" + RECEIVERS);

        assertThat(book.tree().all()).extracting(route -> route.key()).containsExactly("{}", "{}/" + key);
    }

    @Test
    void aReceiverWithoutChannelsGetsNothing() {
        assertThat(end("route: {receiver: nobody}\n", Map.of()).routes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:00Z, false",
        "2026-03-02T08:00:00Z, true",
        "2026-03-07T10:00:00Z, false",
        "2026-12-24T10:00:00Z, false"
    })
    void timesAreReadInEveryFormOfAlertmanager(Instant at, boolean told) {
        var node = end("""
            route:
              receiver: ops
              routes:
                - active_time_intervals: [office]
                  mute_time_intervals: [holidays]
            time_intervals:
              - name: office
                time_intervals:
                  - weekdays: ['monday:wednesday', thursday, Friday]
                    times: [{start_time: '09:00', end_time: '24:00'}]
                    location: Europe/Berlin
              - name: holidays
                time_intervals:
                  - days_of_month: ['24:26', -1]
                    months: [december]
                    years: ['2026:2030', 2035]
                  - months: ['7:8', 2]
            """, Map.of()).node();

        assertThat(node.calendar().quiet(at).isEmpty()).isEqualTo(told);
    }

    @Test
    void inhibitRulesAreReadInBothForms() {
        var rules = folder.load("""
            route: {receiver: ops}
            inhibit_rules:
              - source_matchers: [alertname="Down"]
                target_matchers: [severity="warning"]
                equal: [cluster, owner]
              - source_match: {alertname: Down}
                target_match_re: {severity: warning|info}
            """ + RECEIVERS).inhibitRules();

        assertThat(rules)
                .extracting(Object::toString)
                .containsExactly(
                        "InhibitRule[source=[alertname=\"Down\"], target=[severity=\"warning\"], equal=[cluster,"
                                + " owner]]",
                        "InhibitRule[source=[alertname=\"Down\"], target=[severity=~\"warning|info\"], equal=[]]");
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
