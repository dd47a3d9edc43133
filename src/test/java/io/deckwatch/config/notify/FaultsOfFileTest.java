package io.deckwatch.config.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about files that cannot be taken: the line, what is wrong, and what to do. */
class FaultsOfFileTest {

    private static final String OPS = "receivers: [{name: ops, stdout_configs: [{}]}]\n";

    @TempDir
    Path path;

    private NotifyFolder folder;

    @BeforeEach
    void open() {
        folder = new NotifyFolder(path);
    }

    @Test
    void allIsToldAtOnceWithItsLine() {
        assertThat(folder.problems("""
            global:
              resolve_timeout: 5m
              slak_api_url: x
            route:
              receiver: opps
              group_wait: soon
              group_by: [cluster, cluster]
              routes:
                - matchers: [severity critical]
                  mute_time_intervals: [nights]
                  repeat_interval: 0s
            receivers:
              - name: ops
                slack_configs:
                  - api_url: https://hooks.slack.example/x
                    chanel: x
              - name: ops
                opsgenie_configs: [{api_key: x}]
            time_intervals:
              - name: night
                time_intervals: [{times: [{start_time: '22:00', end_time: '06:00'}]}]
            templats: []
            """)).isEqualTo("""
                2: "resolve_timeout" means nothing here, since Deckwatch sees when its alerts end; leave it out
                3: "slak_api_url" is no key of "global"; did you mean slack_api_url?
                5: there is no receiver opps; did you mean ops?
                6: group_wait must be a duration such as 30s, 5m, 4h or 1d12h, not "soon"
                7: group_by names a label twice: cluster, cluster
                9: matchers: "severity critical" is no matcher; write a label, one of = != =~ !~ and a value, as in schedule=~"hourly-.*"
                10: there is no time interval nights in "time_intervals"; did you mean night?
                11: repeat_interval must be a duration such as 30s, 5m, 4h or 1d12h, above 0, not "0s"
                16: "chanel" is no key of an entry of slack_configs; there are allow_private_addresses, api_url, api_url_file, http_config, send_resolved, timeout
                17: there are two receivers with the name ops; rename one of them
                18: "opsgenie_configs" is a channel that Deckwatch does not have; send to it through your Alertmanager (alertmanager_configs) or a webhook (webhook_configs)
                21: start_time must lie before end_time, and both between 00:00 and 24:00; for a time over midnight write two of them
                22: "templats" is no key of the file; did you mean templates?\
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`` ; 0: is empty; it needs at least a",
                "`receivers: []` ; the file lacks its \"route\"",
                "`route: {receiver: ops}` ; the file lacks its \"receivers\"",
                "`route: {}` ; the route at the root lacks its \"receiver\"",
                "`route: {receiver: ops, matchers: [a=b]}` ; \"matchers\" does not fit the route at the root",
                "`route: {receiver: ops, continue: true}` ; \"continue\" does not fit the route at the root",
                "`route: {receiver: ops, mute_time_intervals: [x]}` ; does not fit the route at the root",
                "`route: {receiver: ops, routes: [{continue: maybe}]}` ; continue must be true or false, not \"maybe\"",
                "`route: {receiver: ops, routes: [{}, {matchers: [a=b]}]}` ; the routes after number 1 are never"
                        + " reached",
                "`route: {receiver: ops, group_by: ['...', a]}` ; keep either",
                "`inhibit_rules: [{source_matchers: [a=b]}]` ; an inhibit rule needs \"source_matchers\" and",
                "`mute_time_intervals: []` ; has been \"time_intervals\" since Alertmanager 0.24",
                "`time_intervals: [{name: x}]` ; a time interval lacks its \"time_intervals\"",
                "`time_intervals: [{name: x, time_intervals: [{weekdays: ['saturday:sunday']}]}]` ; a week begins on"
                        + " Sunday",
                "`time_intervals: [{name: x, time_intervals: [{weekdays: [mon]}]}]` ; \"mon\" is no day of the week",
                "`time_intervals: [{name: x, time_intervals: [{months: [13]}]}]` ; \"13\" is no month",
                "`time_intervals: [{name: x, time_intervals: [{days_of_month: ['-3:3']}]}]` ; must be negative if the",
                "`time_intervals: [{name: x, time_intervals: [{days_of_month: [0]}]}]` ; a day of the month is",
                "`time_intervals: [{name: x, time_intervals: [{years: ['1:2:3']}]}]` ; is no range",
                "`time_intervals: [{name: x, time_intervals: [{location: Local}]}]` ; would depend on the machine",
                "`time_intervals: [{name: x, time_intervals: [{location: Berlin}]}]` ; must be a time zone such as",
                "`time_intervals: [{name: x, time_intervals: [{times: [{start_time: '9', end_time: '10:00'}]}]}]` ;"
                        + " start_time must be a time from 00:00 to 24:00",
                "`templates: ['*.tmpl']` ; they are Qute templates rather than Go's",
                "`templates: ['gone.json']` ; cannot be read",
                "`- a list` ; the file must hold keys and values",
                "`route: [` ; this is no YAML"
            })
    void eachFaultSaysWhatToDo(String yaml, String expected) {
        var isWhole = yaml.isEmpty() || yaml.contains("receivers") || yaml.startsWith("-") || yaml.endsWith("[");
        var lacksReceivers = yaml.equals("route: {receiver: ops}");

        assertThat(folder.problems(isWhole || lacksReceivers ? yaml : yaml + "\n" + OPS))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "slack_configs: [{}] ; there is no \"api_url\" and no \"api_url_file\"",
                "slack_configs: [{api_url: 'ftp://hidden-host'}] ; api_url must begin with https:// or http://",
                "slack_configs: [{api_url: 'not a hidden-host'}] ; api_url must be a URL",
                "slack_configs: [{api_url: 'https://user:hidden-host@x'}] ; holds a user or a password",
                "slack_configs: [{api_url: 'https://x', api_url_file: x}] ; keep one of them",
                "slack_configs: [{api_url_file: gone}] ; gone cannot be read",
                "slack_configs: [{api_url_file: empty}] ; empty is empty",
                "slack_configs: [{api_url: 'https://x', channel: '#a'}] ; belongs to one channel of Slack",
                "slack_configs: [{api_url: 'https://x', title: x}] ; Deckwatch words its messages by itself",
                "slack_configs: {api_url: 'https://x'} ; \"slack_configs\" must be a list",
                "webhook_configs: [{url: 'https://x', secrets: [hidden-host]}] ; must begin with whsec_",
                "webhook_configs: [{url: 'https://x', format: xml}] ; format must be alertmanager, standard or"
                        + " template",
                "webhook_configs: [{url: 'https://x', format: template}] ; needs \"template\"",
                "webhook_configs: [{url: 'https://x', template: x.json}] ; there is no file x.json in \"templates\"",
                "webhook_configs: [{url: 'https://x', max_alerts: -1}] ; max_alerts must be a whole number",
                "webhook_configs: [{url: 'https://x', timeout: 0s}] ; timeout must be a duration above 0",
                "pagerduty_configs: [{}] ; there is no \"routing_key\"",
                "pagerduty_configs: [{routing_key: hidden-host}] ; must be 32 letters and digits",
                "pagerduty_configs: [{service_key: hidden-host}] ; belongs to the old API",
                "email_configs: [{to: a@example.com, from: b@example.com}] ; there is no \"smarthost\"",
                "email_configs: [{to: a@example.com, smarthost: 'x:25'}] ; there is no \"from\"",
                "email_configs: [{to: a@example.com, from: b@x.org, smarthost: x}] ; must be a host and a port",
                "email_configs: [{to: nobody here, from: b@x.org, smarthost: 'x:25'}] ; This is no address for mail",
                "alertmanager_configs: [{}] ; there are no \"urls\"",
                "kafka_configs: [{topic: alerts}] ; there are no \"bootstrap_servers\"",
                "kafka_configs: [{bootstrap_servers: 'x:1'}] ; lacks its \"topic\"",
                "msteams_configs: [{webhook_url: x}] ; must begin with https",
                "webhook_configs: [{url: 'https://x', http_config: {proxy_url: 'socks://hidden-host'}}] ; proxy_url"
                        + " must be",
                "webhook_configs: [{url: 'https://x', http_config: {tls_config: {insecure_skip_verify: true}}}] ;"
                        + " would send secrets to anybody",
                "webhook_configs: [{url: 'https://x', http_config: {tls_config: {ca: nonsense}}}] ; certificate",
                "webhook_configs: [{url: 'https://x', http_config: {follow_redirects: true}}] ; redirects are never"
                        + " followed",
                "webhook_configs: [{url: 'https://x', http_config: {oauth2: {}}}] ; is not supported by Deckwatch",
                "webhook_configs: [{url: 'https://x', http_config: {authorization: {}}}] ; lacks its \"credentials\"",
                "webhook_configs: [{url: 'https://x', http_config: {bearer_token: a, basic_auth: {username: b}}}] ;"
                        + " keep one"
            })
    void whatIsWrongWithAChannelIsToldWithoutItsSecrets(String config, String expected) {
        folder.with("empty", "\n");

        assertThat(folder.problems("route: {receiver: ops}\nreceivers:\n  - name: ops\n    " + config + "\n"))
                .contains(expected)
                .doesNotContain("hidden-host");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\": \"{titel}\"} ; titel",
                "{\"a\": \"{#for alert in alerts}{alert.label.x}{/for}\"} ; label",
                "{\"a\": \"{#if status == 'resolved'}{nothing}{/if}\"} ; nothing",
                "{\"a\": \"{#if status}\"} ; x.json is no template",
                "{\"a\": {title}} ; x.json makes no JSON",
                "plain {title} ; x.json makes no JSON"
            })
    void aTemplateIsTriedBeforeItIsUsed(String template, String expected) {
        folder.with("x.json", template);

        assertThat(folder.problems("templates: [x.json]\nroute: {receiver: ops}\n" + OPS))
                .startsWith("1: templates: x.json ")
                .contains(expected);
    }

    @Test
    void aFileThatIsNotThereIsToldWithTheSetting() {
        var missing = new NotifyFolder(path.resolve("gone"));

        assertThatThrownBy(() -> NotifyFile.load(missing.reading(), NotifyFolder.EMBEDDED))
                .hasMessageEndingWith("notify.yaml: cannot be read; deckwatch.notify.config-file names it");
    }
}
