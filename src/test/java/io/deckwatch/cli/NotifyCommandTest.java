package io.deckwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.notify.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyCommandTest {

    private static final String EXAMPLE = "alerts/notify/notify.yaml";

    private final Console console = new Console();

    @TempDir
    Path folder;

    private String file(String text) {
        try {
            return Files.writeString(folder.resolve("notify.yaml"), text).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theExampleIsFineAlsoWhereItsSecretsAreNot() {
        assertThat(console.run("notify", "lint", EXAMPLE, "--no-secrets"))
                .as(console.errors())
                .isZero();
        assertThat(console.printed())
                .isEqualTo(EXAMPLE + " is fine: 4 receivers with 5 channels, 9 routes, 1 inhibit rule.\n");
    }

    @Test
    void whatIsWrongIsListedWithItsLine() {
        var file = file("route:\n  reciever: ops\nreceivers:\n  - name: ops\n");

        assertThat(console.run("notify", "lint", file)).isEqualTo(1);
        assertThat(console.errors()).isEqualTo("""
            deckwatch: These files cannot be taken:
              %1$s:2: the route at the root lacks its "receiver"; it gets what no other route takes
              %1$s:2: "reciever" is no key of "route"; did you mean receiver?
            """.formatted(file));
    }

    @Test
    void withoutAFileThereIsNothingToCheck() {
        assertThat(console.run("notify", "lint")).isEqualTo(1);
        assertThat(console.errors()).isEqualTo("deckwatch: Name a file: deckwatch.notify.config-file is not set.\n");
    }

    @Test
    void aRouteIsToldWithReceiversTimesAndWhatMutes() {
        assertThat(console.run(
                        "notify",
                        "route",
                        "--config",
                        EXAMPLE,
                        "--labels",
                        "severity=info,cluster=prod",
                        "--at",
                        "2026-03-07T12:00:00Z"))
                .as(console.errors())
                .isZero();
        assertThat(console.printed()).isEqualTo("""
            An alert with cluster="prod", severity="info" goes to:

              alertmanager
                route                   {}/{}
                channels                alertmanager/alertmanager (kept in step; it groups and silences by itself)

              backup-team
                route                   {}/{severity="info"}
                channels                backup-team/slack, backup-team/email (tells no ends)
                grouped by              cluster, alertname
                times                   told after 30s, changes every 5m, again after 7d
                at 2026-03-07 12:00 UTC not told (outside of active_time_intervals: office-hours); what is due is told when that is over

            It is muted while another alert fires with (inhibit_rules):
              alertname="DeckwatchClusterSilent" and the same cluster
            """);
    }

    @Test
    void whatIsNoLabelIsWrongUsage() {
        assertThat(console.run("notify", "route", "--config", EXAMPLE, "--labels", "severity"))
                .isEqualTo(64);
        assertThat(console.run("notify", "route", "--config", EXAMPLE, "--labels", "severity=~x"))
                .isEqualTo(64);
        assertThat(console.errors())
                .contains("deckwatch: \"severity\" is no label; write them as severity=critical,cluster=prod.");
    }

    @Test
    void eachChannelOfAReceiverIsTriedTruly() {
        try (var good = Receiver.answering(200, "ok");
                var bad = Receiver.answering(403, "invalid_token")) {
            var file = file("""
                route: {receiver: ops}
                receivers:
                  - name: ops
                    slack_configs: [{api_url: '%s', allow_private_addresses: true}]
                    webhook_configs: [{url: '%s', allow_private_addresses: true}]
                    alertmanager_configs: [{urls: ['%s']}]
                """.formatted(good.url(), bad.url(), good.url().resolve("/am")));

            assertThat(console.run("notify", "test", "ops", "--config", file)).isEqualTo(1);
            assertThat(console.printed())
                    .contains("A test message goes to ops:\n  ops/slack: taken: answered 200")
                    .contains("  ops/webhook: FAILED (auth_error): answered 403, after ")
                    .contains("  ops/alertmanager replica 1: taken: answered 200, after ")
                    .doesNotContain("s3cr3t");
            assertThat(good.request().body()).contains("This is a test message of Deckwatch");
            assertThat(bad.request().body()).contains("\"receiver\":\"ops\"", "DeckwatchTestMessage");
        }
    }

    @Test
    void oneChannelCanBeTriedByItsName() {
        try (var good = Receiver.answering(200, "ok")) {
            var file = file("""
                route: {receiver: ops}
                receivers:
                  - name: ops
                    slack_configs: [{api_url: '%s', allow_private_addresses: true}]
                    webhook_configs: [{url: 'http://127.0.0.1:1/'}]
                """.formatted(good.url()));

            assertThat(console.run("notify", "test", "ops/slack", "--config", file))
                    .as(console.printed())
                    .isZero();
            assertThat(console.run("notify", "test", "ops/webhook", "--config", file))
                    .isEqualTo(1);
            assertThat(console.printed()).contains("ops/webhook: FAILED (blocked): the host is a private address");
        }
    }

    @Test
    void aReceiverThatThereIsNotIsToldWithThoseThatThereAre() {
        var file = file("route: {receiver: pager}\nreceivers: [{name: pager, stdout_configs: [{}]}, {name: none}]\n");

        assertThat(console.run("notify", "test", "pagr", "--config", file)).isEqualTo(1);
        assertThat(console.errors()).contains("There is no receiver pagr with a channel; did you mean pager?");
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        assertThat(console.run("notify")).isEqualTo(64);
        assertThat(console.errors()).contains("Say what to do: lint, route or test");
    }
}
