package io.deckwatch.config.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.routing.Branch;
import io.deckwatch.notify.email.EmailSettings;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.pagerduty.PagerDutySettings;
import io.deckwatch.notify.slack.SlackSettings;
import io.deckwatch.notify.webhook.WebhookSettings;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
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

/** What the sections about receivers mean. */
class ReceiversOfFileTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String SIGNATURE = "whsec_" + "c2VjcmV0".repeat(4);
    private static final Path EXAMPLE = Path.of("alerts/notify");

    @TempDir
    Path path;

    private NotifyFolder folder;

    @BeforeEach
    void open() {
        folder = new NotifyFolder(path);
    }

    private List<Contact> contacts(String configs) {
        return folder.load("route: {receiver: ops}\nreceivers:\n  - name: ops\n" + configs.indent(4))
                .contacts();
    }

    @Test
    void aReceiverHasSeveralChannelsAndEachHasAName() {
        var contacts = contacts("""
            slack_configs: [{api_url: 'https://x/1'}, {api_url: 'https://x/2', send_resolved: true}]
            msteamsv2_configs: [{webhook_url: 'https://x/3'}]
            msteams_configs: [{webhook_url: 'https://x/4'}]
            stdout_configs: [{}]
            """);

        assertThat(contacts)
                .extracting(contact -> contact.to().id() + " " + contact.to().sendResolved())
                .containsExactly(
                        "ops/slack false", "ops/slack-2 true", "ops/teams true", "ops/teams-2 true", "ops/stdout true");
        assertThat(contacts).allSatisfy(contact -> {
            assertThat(contact.settings().name()).isEqualTo(contact.to().id());
            assertThat(contact.to().receiver()).isEqualTo("ops");
        });
    }

    @Test
    void secretsStandInFilesBesideTheFile() {
        folder.with("secrets/slack", "\nhttps://hooks.example/a\n").with("secrets/pd", KEY + "\n");
        folder.with("secrets/signatures", SIGNATURE + "\n" + SIGNATURE + "\n");
        var contacts = contacts("""
            slack_configs: [{api_url_file: secrets/slack, timeout: 3s, allow_private_addresses: true}]
            webhook_configs: [{url_file: secrets/slack, secrets_file: secrets/signatures, max_alerts: 5}]
            pagerduty_configs: [{routing_key_file: secrets/pd}]
            """);

        assertThat(((SlackSettings) contacts.get(0).settings()).endpoint()).satisfies(endpoint -> {
            assertThat(endpoint.url()).hasToString("https://hooks.example/a");
            assertThat(endpoint.timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(endpoint.allowPrivate()).isTrue();
        });
        assertThat(((WebhookSettings) contacts.get(1).settings()).secrets()).hasSize(2);
        assertThat(((WebhookSettings) contacts.get(1).settings()).maxAlerts()).isEqualTo(5);
        assertThat(((PagerDutySettings) contacts.get(2).settings()).routingKey())
                .isEqualTo(KEY);
        assertThat(contacts.toString()).doesNotContain("hooks.example", KEY, SIGNATURE);
    }

    @Test
    void whatStandsInGlobalHoldsForThoseThatSayNothingOfTheirOwn() {
        var book = folder.load("""
            global:
              slack_api_url: https://hooks.example/global
              pagerduty_url: https://events.eu.pagerduty.com/v2/enqueue
              smtp_smarthost: smtp.example.com:465
              smtp_from: deckwatch@example.com
              smtp_auth_username: deckwatch
              smtp_auth_password: hidden
              http_config: {proxy_url: 'http://proxy:3128'}
            route: {receiver: ops}
            receivers:
              - name: ops
                slack_configs: [{}, {api_url: 'https://hooks.example/own', http_config: {}}]
                pagerduty_configs: [{routing_key: 0123456789abcdef0123456789abcdef}]
                email_configs:
                  - to: a@example.com, b@example.com
                  - {to: c@example.com, smarthost: 'localhost:25', require_tls: false, auth_username: '', auth_password: ''}
            """);
        var settings = book.contacts().stream().map(Contact::settings).toList();

        var usual = ((SlackSettings) settings.get(0)).endpoint();
        assertThat(usual.url()).hasToString("https://hooks.example/global");
        assertThat(usual.access().proxy()).hasToString("proxy/<unresolved>:3128");
        assertThat(((SlackSettings) settings.get(1)).endpoint().access().proxy())
                .isNull();
        assertThat(((PagerDutySettings) settings.get(2)).endpoint().url()).hasHost("events.eu.pagerduty.com");
        assertThat((EmailSettings) settings.get(3)).satisfies(mail -> {
            assertThat(mail.to()).containsExactly("a@example.com", "b@example.com");
            assertThat(mail.from()).isEqualTo("deckwatch@example.com");
            assertThat(mail.server().security()).isEqualTo(SmtpServer.Security.TLS);
            assertThat(mail.server().user()).isEqualTo("deckwatch");
        });
        assertThat(((EmailSettings) settings.get(4)).server())
                .isEqualTo(new SmtpServer("localhost", 25, SmtpServer.Security.NONE, "", "", Duration.ofSeconds(10)));
        assertThat(book.toString()).doesNotContain("hidden", "hooks.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "bearer_token: abc ; Bearer abc",
                "authorization: {credentials: abc} ; Bearer abc",
                "authorization: {type: Token, credentials_file: token} ; Token from-file",
                "basic_auth: {username: ops, password_file: token} ; Basic b3BzOmZyb20tZmlsZQ=="
            })
    void credentialsOfHttpAreThoseOfAlertmanager(String config, String header) {
        folder.with("token", "from-file\n");
        var contacts = contacts("webhook_configs: [{url: 'https://x', http_config: {" + config + "}}]");
        var endpoint = ((WebhookSettings) contacts.getFirst().settings()).endpoint();

        assertThat(endpoint.access().authorization()).isEqualTo(header);
        assertThat(endpoint.toString()).doesNotContain("abc", "from-file", "b3Bz");
    }

    @Test
    void aMirrorIsShownWhatTheRoutesLeadToIt() {
        var book = folder.load("""
            route:
              receiver: ops
              routes:
                - {receiver: am, matchers: [cluster=prod], continue: true}
                - {receiver: db, matchers: [owner=db]}
            receivers:
              - {name: ops, stdout_configs: [{}]}
              - {name: db, stdout_configs: [{}]}
              - {name: am, alertmanager_configs: [{urls: ['http://am-0:9093/', 'http://am-1:9093']}]}
            """);
        var mirror = book.receivers().get("am").getFirst();
        var prod = alert("prod");

        assertThat(book.leadTo(mirror).test(prod)).isTrue();
        assertThat(book.leadTo(mirror).test(alert("test"))).isFalse();
        assertThat(book.tree().of(prod)).as("a mirror gets no messages").isEmpty();
        assertThat(book.toNobody().contacts()).isEmpty();
    }

    @Test
    void theExampleIsTaken() throws IOException {
        var yaml = Files.readString(EXAMPLE.resolve("notify.yaml")).replace("/etc/deckwatch/", "");
        folder.with("secrets/slack-backup-team", "https://hooks.example/a")
                .with("secrets/team-db-webhook", "https://hooks.example/b")
                .with("secrets/team-db-signature", SIGNATURE)
                .with("secrets/pagerduty", KEY)
                .with("templates/chat.json", Files.readString(EXAMPLE.resolve("templates/chat.json")));

        var tree = folder.load(yaml).tree();

        assertThat(receivers(tree.ends(Map.of("severity", "critical", "owner", "team-db"))))
                .containsExactly("alertmanager", "pager", "team-db");
        assertThat(receivers(tree.ends(Map.of("severity", "critical")))).containsExactly("alertmanager", "pager");
        assertThat(receivers(tree.ends(Map.of("severity", "warning")))).containsExactly("alertmanager", "backup-team");
    }

    private static List<String> receivers(List<Branch> ends) {
        return ends.stream().map(branch -> branch.node().receiver()).toList();
    }

    private static Alert alert(String cluster) {
        return new Alert(
                new Labels(Map.of("alertname", "X", "cluster", cluster)),
                Severity.WARNING,
                Map.of(),
                new AlertState.Firing(Instant.EPOCH, null),
                List.of(),
                List.of());
    }
}
