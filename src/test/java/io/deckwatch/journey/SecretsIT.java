package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.event.Kind;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.email.SmtpReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets stand wherever they may: in the settings of each channel, in what receivers answer, in URLs and messages of Velero.
 * The program runs with all its roles; then whatever left it is searched for them.
 */
@Timeout(150)
class SecretsIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String TOPIC = "told";
    private static final int MOST_OF_A_KIND = 20;
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");
    private static final Pattern ROUTING_KEY = Pattern.compile("\"routing_key\":\"[^\"]*\"");
    private static final String TOKEN = "hush0write-token-of-somebody";

    /** Paths that no page leads to. */
    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "/metrics",
            "/q/health",
            "/api/v1/overview",
            "/api/v1/alerts",
            "/api/v1/clusters",
            "/api/v1/schedules",
            "/api/v2/status",
            "/api/v2/alerts",
            "/api/v2/alerts/groups",
            "/api/v2/receivers",
            "/api/v2/silences");

    @TempDir
    private Path home;

    private final Cluster cluster = new Cluster();
    private final Map<String, Receiver> receivers = new LinkedHashMap<>();
    private final SmtpReceiver mail = new SmtpReceiver(Map.of());
    private final SmtpReceiver refusing = new SmtpReceiver(Map.of("AUTH", "535 no such user: hush0smtp"));
    private EmbeddedBroker broker;

    @BeforeEach
    void open() throws ExecutionException, InterruptedException {
        receivers.put("slack", Receiver.answering(200, "ok"));
        receivers.put("pagerduty", Receiver.answering(202, "{\"status\":\"success\"}"));
        receivers.put("teams", Receiver.answering(202, ""));
        receivers.put("webhook", Receiver.answering(200, ""));
        receivers.put("alertmanager", Receiver.answering(200, ""));
        broker = EmbeddedBroker.start(BrokerSettings.defaults(home.resolve("kafka")), sentence -> {
            throw new AssertionError(sentence);
        });
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() {
        cluster.close();
        receivers.values().forEach(Receiver::close);
        mail.close();
        refusing.close();
        broker.close();
    }

    @Test
    void noSecretLeavesTheProgram() throws IOException {
        Planted.objects()
                .forEach(plant -> cluster.api.put(plant.kind(), Cluster.NAMESPACE, plant.name(), plant.parts()));
        cluster.api.putOdd(
                Kind.BACKUP,
                "velero/unreadable",
                Map.of("status", Map.of("failureReason", "Bearer hush0unreadable/xyz"), "password", "hush0field"));
        try (var echo = Receiver.answering(403, "who is hush0echo?", "X-Token: hush0header");
                var trouble = Receiver.answering(500, "trouble with hush0trouble")) {
            var program = Program.start(home, settings(echo, trouble));
            try (program) {
                program.untilReady();
                allChannelsHaveAMessage(program);
                somebodySilences(program);
                searchPages(program);
                searchMessages(echo, trouble);
                program.stop();
            } finally {
                Planted.isNotIn("the log", program.output());
            }
            // The log is no proof unless it tells of the trouble.
            assertThat(program.output()).contains("answered 403").contains("answered 500");
        }
        searchTopics();
    }

    private void allChannelsHaveAMessage(Program program) {
        await().atMost(LIMIT).untilAsserted(() -> {
            receivers.forEach((name, receiver) -> assertThat(receiver.hasRequests())
                    .as(() -> name + "\n" + program.output())
                    .isTrue());
            assertThat(mail.hasMail()).as(program::output).isTrue();
            assertThat(records(TOPIC)).as(program::output).isNotEmpty();
            assertThat(program.output()).contains("(first notification)");
        });
    }

    private static void somebodySilences(Program program) throws IOException {
        var silence = """
            {"matchers": [{"name": "cluster", "value": "harbour", "isRegex": false}], "createdBy": "kim",
             "startsAt": "2100-01-01T00:00:00Z", "endsAt": "2100-01-02T00:00:00Z", "comment": "later"}
            """;
        assertThat(program.post("/api/v2/silences", TOKEN, silence).statusCode())
                .isEqualTo(200);
        var refused = program.post("/api/v2/silences", "hush0wrong-token-of-nobody", silence);
        assertThat(refused.statusCode()).isEqualTo(401);
        Planted.isNotIn("the refusal", refused.body());
    }

    /** Each page that a link leads to, and each answer of the APIs, with a token and without. */
    private void searchPages(Program program) throws IOException {
        var known = new HashSet<>(OTHER_PATHS);
        var ofAKind = new HashMap<String, Integer>();
        var next = new ArrayDeque<>(OTHER_PATHS);
        while (!next.isEmpty()) {
            var path = next.remove();
            var page = program.get(path);
            Planted.isNotIn(path, page.headers().map() + "\n" + page.body());
            LINK.matcher(page.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&").replaceAll("#.*", ""))
                    .filter(link -> !link.equals("/events") && known.add(link))
                    .filter(link -> ofAKind.merge(link.split("[/?]")[1], 1, Integer::sum) <= MOST_OF_A_KIND)
                    .forEach(next::add);
        }
        assertThat(ofAKind).containsKeys("alerts", "clusters", "runbooks", "silences", "storage");
    }

    private void searchMessages(Receiver... troubled) {
        receivers.forEach((name, receiver) -> searchRequests(name, receiver));
        for (var receiver : troubled) {
            searchRequests("the receiver in trouble", receiver);
        }
        while (mail.hasMail()) {
            Planted.isNotIn("a mail", mail.mail());
        }
    }

    private static void searchRequests(String name, Receiver receiver) {
        while (receiver.hasRequests()) {
            var body = receiver.request().body();
            Planted.isNotIn("a message to " + name, ROUTING_KEY.matcher(body).replaceAll(""));
        }
    }

    private void searchTopics() {
        try (var consumer = consumer()) {
            var names = consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.startsWith("deckwatch.") || topic.equals(TOPIC))
                    .toList();
            assertThat(names).hasSizeGreaterThan(8);
            for (var name : names) {
                records(name).forEach(record -> Planted.isNotIn("topic " + name, text(record)));
            }
        }
        assertThat(records("deckwatch.dead-letters")).isNotEmpty();
        assertThat(records("deckwatch.deliveries")).isNotEmpty();
    }

    private static String text(ConsumerRecord<String, String> record) {
        var text = new StringBuilder(record.key() + "\n" + record.value());
        record.headers()
                .forEach(header -> text.append('\n').append(new String(header.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }

    private List<ConsumerRecord<String, String>> records(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
            return all;
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private Map<String, String> settings(Receiver echo, Receiver trouble) throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("deckwatch.kubeconfig", cluster.kubeconfig(home).toString());
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("deckwatch.partitions", "2");
        settings.put("deckwatch.external-url", "https://deckwatch.example");
        settings.put("deckwatch.notify.config-file", notifyFile(echo, trouble).toString());
        settings.put("deckwatch.web.write-token-file", file("token", "kim " + TOKEN));
        settings.put("deckwatch.web.proxy-secret-file", file("proxy", "hush0proxy-secret-of-a-proxy"));
        settings.put("quarkus.log.category.\"io.deckwatch\".level", "DEBUG");
        return settings;
    }

    private Path notifyFile(Receiver echo, Receiver trouble) throws IOException {
        file("slack", url("slack"));
        file("routing", "hush0pagerduty".concat("0".repeat(18)));
        file("kafka.properties", """
            security.protocol=SASL_PLAINTEXT
            sasl.mechanism=PLAIN
            sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
              username="deckwatch" password="hush0sasl";
            """);
        return Files.writeString(home.resolve("notify.yaml"), """
            route:
              receiver: fine
              group_by: [alertname]
              group_wait: 1s
              group_interval: 2s
              routes:
                - {receiver: troubled, continue: true}
                - {receiver: fine}
            receivers:
              - name: fine
                slack_configs: [{api_url_file: slack, allow_private_addresses: true}]
                pagerduty_configs: [{routing_key_file: routing, url: '%1$s', allow_private_addresses: true}]
                msteamsv2_configs: [{webhook_url: '%2$s', allow_private_addresses: true}]
                webhook_configs:
                  - url: '%3$s'
                    allow_private_addresses: true
                    secrets: [whsec_%11$s]
                    http_config: {basic_auth: {username: deckwatch, password: hush0basic}}
                alertmanager_configs:
                  - urls: ['%4$s']
                    interval: 1s
                    allow_private_addresses: true
                    http_config: {bearer_token: hush0bearer}
                email_configs:
                  - {to: a@example.com, from: d@example.com, smarthost: '127.0.0.1:%5$d', require_tls: false,
                     auth_username: deckwatch, auth_password: hush0smtp}
                kafka_configs: [{topic: %6$s, bootstrap_servers: '%7$s'}]
                stdout_configs: [{}]
              - name: troubled
                slack_configs: [{api_url: '%8$s', allow_private_addresses: true}]
                pagerduty_configs:
                  - {routing_key_file: routing, url: '%9$s', allow_private_addresses: true}
                msteamsv2_configs: [{webhook_url: '%8$s', allow_private_addresses: true}]
                webhook_configs:
                  - {url: '%9$s', allow_private_addresses: true, http_config: {bearer_token: hush0bearer}}
                  - {url: 'https://nobody.invalid/hush0path?token=hush0query'}
                  - {url: 'http://127.0.0.1/hush0path?token=hush0query'}
                  - url: 'https://hooks.example/hush0path'
                    http_config: {proxy_url: 'http://127.0.0.1:1', authorization: {credentials: hush0auth}}
                alertmanager_configs: [{urls: ['%8$s'], interval: 1s, allow_private_addresses: true}]
                email_configs:
                  - {to: a@example.com, from: d@example.com, smarthost: '127.0.0.1:%10$d', require_tls: false,
                     auth_username: deckwatch, auth_password: hush0smtp}
                kafka_configs:
                  - {topic: told, bootstrap_servers: '127.0.0.1:1', properties_file: kafka.properties, timeout: 1s}
            """.formatted(
                        url("pagerduty"),
                        url("teams"),
                        url("webhook"),
                        url("alertmanager"),
                        mail.port(),
                        TOPIC,
                        broker.bootstrapServers(),
                        secret(echo),
                        secret(trouble),
                        refusing.port(),
                        Planted.encoded(Planted.MARK + "sign").repeat(3)));
    }

    private String url(String name) {
        return secret(receivers.get(name));
    }

    private static String secret(Receiver receiver) {
        return receiver.url().toString().replace("s3cr3t", Planted.MARK);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }
}
