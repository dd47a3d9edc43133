package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet: agents, evaluators, notifiers and pages as processes of their own over one Kafka, for which the broker in the
 * process of the test stands in. They are killed, stopped and started while events flow. -Ddeckwatch.fleet.minutes says for
 * how long, -Ddeckwatch.seed repeats a run.
 */
@Tag("chaos")
class FleetIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration TAKE_OVER = Duration.ofSeconds(10);
    private static final int AGENTS = 5;
    private static final int EVALUATORS = 3;
    private static final int NOTIFIERS = 2;

    @TempDir
    private Path home;

    private final long seed = Long.getLong("deckwatch.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Inbox inbox = Inbox.slow(seed);
    private final List<Cluster> clusters =
            IntStream.range(0, AGENTS).mapToObj(number -> new Cluster()).toList();
    private final List<Member> members = new ArrayList<>();
    private final List<Instant> killsOfNotifiers = new ArrayList<>();
    private EmbeddedBroker broker;
    private int changes;
    private int ends;
    private Duration longest = Duration.ZERO;

    /** One process, and how it is started again. */
    private static final class Member {
        private final String name;
        private final Path folder;
        private final Map<String, String> settings;
        private Program program;

        Member(String name, Path folder, Map<String, String> settings) {
            this.name = name;
            this.folder = folder;
            this.settings = settings;
        }

        void start() {
            program = Program.start(folder, settings);
        }
    }

    @BeforeEach
    void startFleet() throws IOException {
        System.out.println("FleetIT: -Ddeckwatch.seed=" + seed);
        broker = EmbeddedBroker.start(BrokerSettings.defaults(home.resolve("broker")), sentence -> {});
        for (var number = 0; number < EVALUATORS; number++) {
            member(
                    "evaluator-" + number,
                    Map.of("deckwatch.roles", "evaluate", "deckwatch.instance", "evaluator-" + number));
        }
        for (var number = 0; number < NOTIFIERS; number++) {
            var settings = inbox.settings();
            settings.put("deckwatch.roles", "notify");
            member("notifier-" + number, settings);
        }
        member("web-0", Map.of("deckwatch.roles", "web"));
        for (var number = 0; number < AGENTS; number++) {
            var folder = Files.createDirectories(home.resolve("agent-" + number));
            clusters.get(number).schedule(schedule(number));
            member(
                    "agent-" + number,
                    Map.of(
                            "deckwatch.roles",
                            "watch",
                            "deckwatch.cluster",
                            "cluster-" + number,
                            "deckwatch.kubeconfig",
                            clusters.get(number).kubeconfig(folder).toString()));
        }
    }

    /** Starts a member and tells how long that took; one by one, so that the figures are its own. */
    private void member(String name, Map<String, String> settings) throws IOException {
        var all = new HashMap<>(settings);
        all.put("kafka.bootstrap.servers", broker.bootstrapServers());
        all.put("deckwatch.partitions", "12");
        var member = new Member(name, Files.createDirectories(home.resolve(name)), all);
        members.add(member);
        var began = System.nanoTime();
        member.start();
        member.program.untilReady();
        System.out.printf("FleetIT: %s ready after %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }

    @AfterEach
    void close() {
        members.forEach(member -> member.program.close());
        clusters.forEach(Cluster::close);
        broker.close();
        inbox.close();
    }

    @Test
    @Timeout(3600)
    void crashesAndRebalancesLoseNothingAndRepeatNothing() throws Exception {
        var end = Instant.now().plus(Duration.ofMinutes(Long.getLong("deckwatch.fleet.minutes", 3)));
        while (Instant.now().isBefore(end)) {
            disturb();
            if (random.nextInt(3) == 0) {
                isToldWhatIsTrue();
            }
        }
        isToldWhatIsTrue();
        takesOverInTime("notifier-0");
        takesOverInTime("notifier-1");
        takesOverInTime("evaluator-0");
        // Whatever would come too much comes in the next rounds of the groups.
        Pause.of(Duration.ofSeconds(5));
        isToldWhatIsTrue();
        report();
        inbox.nothingTwice(killsOfNotifiers);
        assertThat(alertNames()).doesNotContain("DeckwatchClusterSilent");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(shownByPages()).isEqualTo(truth()));
    }

    /** One process ends in one way or the other and comes back, while clusters change. */
    private void disturb() {
        var member = members.get(random.nextInt(members.size()));
        ends++;
        if (random.nextInt(4) == 0) {
            member.program.stop();
        } else {
            kill(member);
        }
        change(random.nextInt(4));
        member.program.close();
        member.start();
        change(1 + random.nextInt(6));
    }

    private void kill(Member member) {
        if (member.name.startsWith("notifier")) {
            killsOfNotifiers.add(Instant.now());
        }
        member.program.kill();
    }

    private void change(int times) {
        for (var i = 0; i < times; i++) {
            var number = random.nextInt(AGENTS);
            clusters.get(number).run(schedule(number), random.nextBoolean() ? "Failed" : "Completed");
            changes++;
            Pause.of(Duration.ofMillis(random.nextInt(1_500)));
        }
    }

    private void isToldWhatIsTrue() {
        var began = Instant.now();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(inbox.failing())
                .as(() -> "seed " + seed + ", messages " + inbox.messages())
                .isEqualTo(truth()));
        var took = Duration.between(began, Instant.now());
        longest = took.compareTo(longest) > 0 ? took : longest;
    }

    /** What changes after the end of a process is told in time, without that process. */
    private void takesOverInTime(String name) {
        var member = members.stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow();
        members.forEach(one -> one.program.untilReady());
        isToldWhatIsTrue();
        kill(member);
        var began = Instant.now();
        for (var number = 0; number < AGENTS; number++) {
            var failing = truth().contains(schedule(number));
            clusters.get(number).run(schedule(number), failing ? "Completed" : "Failed");
            changes++;
        }
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(inbox.failing())
                .isEqualTo(truth()));
        var took = Duration.between(began, Instant.now());
        System.out.printf("FleetIT: all is told %.1f s after %s was killed%n", took.toMillis() / 1e3, name);
        // A group waits up to two seconds, and the receiver takes its time.
        assertThat(took).isLessThan(TAKE_OVER.plusSeconds(5));
        member.program.close();
        member.start();
        member.program.untilReady();
    }

    private void report() throws IOException {
        var distinct = inbox.messages().stream().map(Message::id).distinct().count();
        System.out.printf(
                "FleetIT: %d changes, %d ends of processes, %d messages, %d of them twice (under way at a kill),"
                        + " longest until all was told %.1f s%n",
                changes, ends, inbox.messages().size(), inbox.messages().size() - distinct, longest.toMillis() / 1e3);
        for (var member : members) {
            System.out.printf("FleetIT: %s has %d MiB resident%n", member.name, member.program.residentMebibytes());
        }
    }

    private static String schedule(int cluster) {
        return "nightly-" + cluster;
    }

    private Set<String> truth() {
        return clusters.stream()
                .flatMap(cluster -> cluster.failing().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> alertNames() {
        return inbox.messages().stream()
                .flatMap(message -> message.told().stream())
                .map(Message.Told::alertName)
                .collect(Collectors.toSet());
    }

    private Set<String> shownByPages() throws IOException {
        var web = members.stream()
                .filter(one -> one.name.equals("web-0"))
                .findFirst()
                .orElseThrow();
        var alerts =
                new ObjectMapper().readTree(web.program.get("/api/v2/alerts").body());
        return StreamSupport.stream(alerts.spliterator(), false)
                .map(alert -> alert.path("labels"))
                .filter(labels -> labels.path("alertname").asText().startsWith("VeleroBackupFail"))
                .map(labels -> labels.path("schedule").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
