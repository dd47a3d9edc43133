package io.deckwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.notify.alertmanager.AlertmanagerSettings;
import io.deckwatch.notify.email.EmailSettings;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.receiver.ReceiverSettings;
import io.deckwatch.notify.webhook.WebhookSettings;
import io.deckwatch.state.InstallationSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String WEBHOOK = "deckwatch.notify.receivers.webhook.ops.";
    private static final String SECRET = "whsec_" + "c2VjcmV0".repeat(4);
    private static final String OLD_SECRET = "whsec_" + "b2xkc2Vj".repeat(4);
    private static final String URL = "https://hooks.example.com/T0/secretpath";

    @Test
    void withoutAnySettingEverythingHasItsDefault() {
        var settings = read(Map.of());

        assertThat(settings.ruleFolder()).isEmpty();
        assertThat(settings.installations().of("any", "velero")).isEqualTo(InstallationSettings.DEFAULT);
        assertThat(settings.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(settings.storage().isEmbedded()).isTrue();
        assertThat(settings.storage().dataDirectory()).isEqualTo(Path.of("./data"));
        assertThat(settings.notification().receivers()).isEmpty();
        assertThat(settings.notification().dryRun()).isFalse();
        assertThat(settings.notification().rhythm()).isEqualTo(Rhythm.STANDARD);
        assertThat(settings.notification().file()).isEmpty();
        assertThat(settings.externalUrl()).isEqualTo("http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({"25h,PT25H", "15m,PT15M", "5m30s,PT5M30S", "PT15M,PT15M", "1.5h,PT1H30M", "P1D,PT24H", "pt2h,PT2H"})
    void durationsAreReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(read(Map.of("deckwatch.notify.route.group-wait", text))
                        .notification()
                        .rhythm()
                        .groupWait())
                .isEqualTo(expected);
    }

    @Test
    void environmentVariablesNameSettings() {
        var settings = SettingsReader.read(List.of(environment(Map.of(
                "DECKWATCH_CLUSTER", "prod",
                "DECKWATCH_DATA_DIR", "/var/lib/deckwatch",
                "DECKWATCH_RULES_DIR", "/etc/deckwatch/rules",
                "DECKWATCH_ROLES", "watch,web",
                "DECKWATCH_NOTIFY_RECEIVERS_WEBHOOK_OPS_URL", URL,
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL"))));

        assertThat(settings.cluster().name()).isEqualTo("prod");
        assertThat(settings.storage().dataDirectory()).isEqualTo(Path.of("/var/lib/deckwatch"));
        assertThat(settings.ruleFolder()).contains(Path.of("/etc/deckwatch/rules"));
        assertThat(settings.roles()).containsExactlyInAnyOrder(Role.WATCH, Role.WEB);
        assertThat(settings.notification().receivers())
                .singleElement()
                .isEqualTo(new WebhookSettings(
                        "ops", new Endpoint(URI.create(URL), Duration.ofSeconds(10), false), List.of(), 0, true));
        assertThat(settings.storage().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(settings.storage().isEmbedded()).isFalse();
        assertThat(settings.storage().clientProperties()).containsExactly(Map.entry("security.protocol", "SASL_SSL"));
    }

    @Test
    void whatKubernetesSetsForAServiceIsNoSetting() {
        var settings = SettingsReader.read(List.of(environment(Map.of(
                "DECKWATCH_SERVICE_HOST", "10.0.0.1",
                "DECKWATCH_SERVICE_PORT", "8080",
                "DECKWATCH_SERVICE_PORT_HTTP", "8080",
                "DECKWATCH_PORT", "tcp://10.0.0.1:8080",
                "DECKWATCH_PORT_8080_TCP_ADDR", "10.0.0.1",
                "DECKWATCH_KAFKA_SERVICE_HOST", "10.0.0.2",
                "DECKWATCH_JAVA_OPTS", "-Xmx512m",
                "DECKWATCH_DEBUG", "1"))));

        assertThat(settings.cluster().name()).isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnceWithValueExpectationAndOrigin() {
        var faults = faults(Map.ofEntries(
                Map.entry("deckwatch.notify.route.group-wait", "30 seconds"),
                Map.entry("deckwatch.notify.route.group-intervall", "15m"),
                Map.entry("deckwatch.dry-run", "maybe"),
                Map.entry("deckwatch.partitions", "many"),
                Map.entry("deckwatch.roles", "watch,look"),
                Map.entry("deckwatch.installations.dr.zone", "Berlin"),
                Map.entry("deckwatch.installations.dr.cron-version", "v2"),
                Map.entry("deckwatch.installations.dr.good-phases", "Completed,InProgress")));

        assertThat(faults.getMessage().lines())
                .containsExactly(
                        "8 settings are wrong:",
                        "  deckwatch.dry-run = maybe: expected true or false (from the test)",
                        "  deckwatch.installations.dr.cron-version = v2: expected v1 (Velero 1.14 and older) or v3"
                                + " (from the test)",
                        "  deckwatch.installations.dr.good-phases = Completed,InProgress: expected phases in which a"
                                + " backup ends, such as Completed or PartiallyFailed (from the test)",
                        "  deckwatch.installations.dr.zone = Berlin: expected a time zone such as UTC or Europe/Berlin"
                                + " (from the test)",
                        "  deckwatch.notify.route.group-intervall: no such setting; did you mean"
                                + " deckwatch.notify.route.group-interval? (from the test)",
                        "  deckwatch.notify.route.group-wait = 30 seconds: expected a duration such as 15m, 25h, 5m30s"
                                + " or PT15M (from the test)",
                        "  deckwatch.partitions = many: expected a whole number (from the test)",
                        "  deckwatch.roles = watch,look: expected some of watch, evaluate, notify, web (from the"
                                + " test)");
    }

    @Test
    void valuesOutOfRangeAreToldTogether() {
        var faults = faults(Map.of(
                "deckwatch.notify.route.group-interval",
                "0s",
                "deckwatch.notify.route.group-wait",
                "-1m",
                "deckwatch.partitions",
                "0",
                "deckwatch.cluster",
                "-prod",
                "deckwatch.external-url",
                "deckwatch",
                "deckwatch.notify.route.group-by",
                "...,cluster",
                WEBHOOK + "timeout",
                "10s"));

        assertThat(faults.faults())
                .extracting(Fault::setting)
                .containsExactly(
                        "deckwatch.cluster",
                        "deckwatch.external-url",
                        "deckwatch.notify.receivers.webhook.ops.url",
                        "deckwatch.notify.route.group-by",
                        "deckwatch.notify.route.group-interval",
                        "deckwatch.notify.route.group-wait",
                        "deckwatch.partitions");
    }

    @Test
    void whatCannotBeReadHidesNothingThatIsOutOfRange() {
        var environment = environment(Map.of(
                "DECKWATCH_PARTITIONS", "0",
                "DECKWATCH_NOTIFY_ROUTE_GROUP_WAIT", "long",
                "DECKWATCH_DRY_RUN", "perhaps",
                "DECKWATCH_FROBNICATE", "1",
                "DECKWATCH_NOTIFY_RECEIVERS_WEBHOOK_OPS_TIMEOUT", "0s",
                "DECKWATCH_NOTIFY_RECEIVERS_WEBHOOK_OPS_URL", "not a url"));

        assertThatThrownBy(() -> SettingsReader.read(List.of(environment)))
                .isInstanceOfSatisfying(InvalidSettingsException.class, e -> assertThat(e.faults())
                        .extracting(Fault::setting)
                        .containsExactly(
                                "deckwatch.dry-run",
                                "deckwatch.frobnicate",
                                "deckwatch.notify.receivers.webhook.ops.timeout",
                                "deckwatch.notify.receivers.webhook.ops.url",
                                "deckwatch.notify.route.group-wait",
                                "deckwatch.partitions"));
    }

    @Test
    void anElementOfAListThatCannotBeReadHidesNothingElse() {
        assertThat(faults(Map.of("deckwatch.roles[0]", "look", "deckwatch.cluster", "-prod"))
                        .faults())
                .extracting(Fault::setting)
                .containsExactly("deckwatch.cluster", "deckwatch.roles[0]");
    }

    @Test
    void aFaultInTheEnvironmentSaysSo() {
        var environment =
                environment(Map.of("DECKWATCH_NOTIFY_ROUTE_GROUP_WAT", "15m", "DECKWATCH_DRY_RUN", "perhaps"));

        assertThatThrownBy(() -> SettingsReader.read(List.of(environment)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("deckwatch.dry-run = perhaps: expected true or false (from the environment)")
                .hasMessageContaining("did you mean deckwatch.notify.route.group-wait? (from the environment)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deckwatch.frobnicate", "deckwatch.notify.receivers.carrier-pigeon.x.loft"})
    void anUnknownSettingLikeNoOtherIsToldWithoutAGuess(String property) {
        assertThat(faults(Map.of(property, "1")).getMessage())
                .contains(property + ": no such setting (from the test)")
                .doesNotContain("did you mean");
    }

    @Test
    void theMostPreciseInstallationCounts() {
        var settings = read(Map.of(
                "deckwatch.installations.all.zone", "Europe/Berlin",
                "deckwatch.installations.prod.cluster", "prod-*",
                "deckwatch.installations.prod.good-phases", "Completed,PartiallyFailed",
                "deckwatch.installations.one.cluster", "prod-7",
                "deckwatch.installations.one.namespace", "velero",
                "deckwatch.installations.one.cron-version", "v1",
                "deckwatch.installations.one.count-synced", "true"));

        var source = settings.installations();
        assertThat(source.of("dev", "velero").zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(source.of("prod-1", "velero").goodPhases())
                .isEqualTo(Set.of(Phase.COMPLETED, Phase.PARTIALLY_FAILED));
        assertThat(source.of("prod-7", "velero").cronVersion()).isEqualTo(CronVersion.V1);
        assertThat(source.of("prod-7", "velero").countSynced()).isTrue();
        assertThat(source.of("prod-7", "other").cronVersion()).isEqualTo(CronVersion.V3);
    }

    @Test
    void secretsComeFromFilesToo(@TempDir Path folder) throws IOException {
        var url = Files.writeString(folder.resolve("url"), URL + "\n");
        var secrets = Files.writeString(folder.resolve("secrets"), SECRET + "\n\n" + OLD_SECRET + "\n");

        var receivers = read(Map.of(
                        WEBHOOK + "url-file", url.toString(),
                        WEBHOOK + "secrets-file", secrets.toString(),
                        WEBHOOK + "allow-private-addresses", "true"))
                .notification()
                .receivers();

        assertThat(receivers)
                .containsExactly(new WebhookSettings(
                        "ops",
                        new Endpoint(URI.create(URL), Duration.ofSeconds(10), true),
                        List.of(SECRET, OLD_SECRET),
                        0,
                        true));
    }

    @Test
    void aSecretThatIsNoneIsAFaultAndNotShown() {
        assertThat(faults(Map.of(WEBHOOK + "url", URL, WEBHOOK + "secrets", SECRET + ",whsec_aHVudGVyMg=="))
                        .getMessage())
                .contains("Secret 2 of webhook ops must hold 24 to 64 bytes")
                .doesNotContain("aHVudGVyMg");
    }

    @Test
    void aFileOfASecretThatIsMissingOrEmptyIsAFault(@TempDir Path folder) throws IOException {
        var empty = Files.createFile(folder.resolve("empty"));

        var faults = faults(Map.of(
                WEBHOOK + "url-file",
                folder.resolve("none").toString(),
                "deckwatch.notify.receivers.webhook.b.url",
                URL,
                "deckwatch.notify.receivers.webhook.b.secrets-file",
                empty.toString()));

        assertThat(faults.getMessage())
                .contains("none: expected a file that can be read")
                .contains("empty: expected a file that is not empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secretpath@hooks.example.com",
                "ftp://hooks.example.com/secretpath",
                "https:/secretpath",
                "ht tp://secretpath"
            })
    void noMessageAndNoTextShowsASecret(String url) {
        assertThat(faults(Map.of(WEBHOOK + "url", url)).getMessage())
                .contains(WEBHOOK + "url = ***: expected")
                .doesNotContain("secretpath");
    }

    @Test
    void eachChannelHasItsSettings(@TempDir Path folder) throws IOException {
        var key = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
        var client = Files.writeString(folder.resolve("client"), "security.protocol=SSL\n");
        var receivers = "deckwatch.notify.receivers.";

        var settings = read(Map.of(
                receivers + "slack.a.url",
                URL,
                receivers + "pagerduty.b.routing-key-file",
                key.toString(),
                receivers + "teams.c.url",
                URL,
                receivers + "alertmanager.d.urls",
                "http://am-0:9093,http://am-1:9093/prefix/",
                receivers + "kafka.e.topic",
                "alerts",
                receivers + "kafka.e.bootstrap-servers",
                "k1:9092,k2:9092",
                receivers + "kafka.e.properties-file",
                client.toString(),
                receivers + "stdout.f.send-resolved",
                "false"));
        var mail = read(Map.of(
                receivers + "email.g.to", "ops@example.com,b@example.com",
                receivers + "email.g.from", "Deckwatch <deckwatch@example.com>",
                receivers + "email.g.host", "smtp.example.com",
                receivers + "email.g.user", "deckwatch",
                receivers + "email.g.password-file", key.toString(),
                receivers + "email.g.security", "tls"));

        assertThat(settings.notification().receivers())
                .extracting(ReceiverSettings::name)
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
        assertThat(settings.notification().receivers())
                .contains(new AlertmanagerSettings(
                        "d",
                        List.of(
                                new Endpoint(
                                        URI.create("http://am-0:9093/api/v2/alerts"), Duration.ofSeconds(10), true),
                                new Endpoint(
                                        URI.create("http://am-1:9093/prefix/api/v2/alerts"),
                                        Duration.ofSeconds(10),
                                        true)),
                        Duration.ofMinutes(1)));
        assertThat(mail.notification().receivers())
                .containsExactly(new EmailSettings(
                        "g",
                        new SmtpServer(
                                "smtp.example.com",
                                587,
                                SmtpServer.Security.TLS,
                                "deckwatch",
                                "0123456789abcdef0123456789abcdef",
                                Duration.ofSeconds(10)),
                        "Deckwatch <deckwatch@example.com>",
                        List.of("ops@example.com", "b@example.com"),
                        true));
        assertThat(settings.toString() + mail).doesNotContain("secretpath").doesNotContain("0123456789abcdef");
    }

    @Test
    void receiversThatLackSomethingOrShareANameAreFaults() {
        var receivers = "deckwatch.notify.receivers.";

        assertThat(faults(Map.of(
                                receivers + "slack.a.url", URL,
                                receivers + "teams.a.url", URL,
                                receivers + "pagerduty.b.routing-key", "hunter2",
                                receivers + "alertmanager.d.timeout", "10s",
                                receivers + "kafka.e.topic", "alerts"))
                        .getMessage())
                .contains("the name is taken by deckwatch.notify.receivers.slack.a")
                .contains("pagerduty.b: The routing key must be 32 letters and digits")
                .contains("alertmanager.d.urls: name each replica")
                .contains("kafka.e.bootstrap-servers: name the servers")
                .doesNotContain("hunter2");
    }

    @Test
    void noSecretIsInTheTextOfTheSettings() {
        var settings = read(Map.of(
                WEBHOOK + "url",
                URL,
                WEBHOOK + "secrets",
                SECRET,
                "kafka.sasl.jaas.config",
                "module required password=\"hunter2\";"));

        assertThat(settings.toString())
                .doesNotContain("secretpath")
                .doesNotContain("whsec_")
                .doesNotContain("hunter2");
        assertThat(settings.storage().clientProperties()).containsKey("sasl.jaas.config");
    }

    @Test
    void theCommandLineCountsMost() {
        assertThat(Settings.load(Map.of("deckwatch.cluster", "named")).cluster().name())
                .isEqualTo("named");
    }

    private static Settings read(Map<String, String> properties) {
        return SettingsReader.read(List.of(new PropertiesConfigSource(properties, "the test", 100)));
    }

    private static InvalidSettingsException faults(Map<String, String> properties) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> read(properties));
    }

    private static ConfigSource environment(Map<String, String> variables) {
        return new EnvConfigSource(variables, 300);
    }

    @Test
    void aFileOfNotificationsGoesWithNoReceiversAndRoutesBesideIt() {
        var file = Map.of("deckwatch.notify.config-file", "/etc/deckwatch/notify.yaml");
        assertThat(read(file).notification().file()).contains(Path.of("/etc/deckwatch/notify.yaml"));

        var both = new HashMap<>(file);
        both.put("deckwatch.notify.receivers.stdout.log.send-resolved", "true");
        both.put("deckwatch.notify.route.group-wait", "10s");
        assertThatThrownBy(() -> read(both))
                .hasMessageContaining("deckwatch.notify.receivers.stdout.log.send-resolved: does not go with"
                        + " deckwatch.notify.config-file; write it into that file")
                .hasMessageContaining("deckwatch.notify.route.group-wait: does not go with");
    }
}
