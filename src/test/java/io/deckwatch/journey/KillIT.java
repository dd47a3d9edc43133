package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at any moment while the cluster changes: nothing is lost, and only what was under way comes twice. */
class KillIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final List<String> SCHEDULES =
            IntStream.range(0, 6).mapToObj(number -> "s" + number).toList();

    @TempDir
    private Path home;

    private final long seed = Long.getLong("deckwatch.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Cluster cluster = new Cluster();
    private final Inbox inbox = Inbox.slow(seed);
    private final List<Instant> kills = new ArrayList<>();

    @AfterEach
    void close() {
        cluster.close();
        inbox.close();
    }

    @Test
    @Timeout(150)
    void threeKillsLoseNothing() {
        survives(3);
    }

    @Test
    @Tag("chaos")
    @Timeout(1800)
    void fiftyKillsLoseNothing() {
        survives(50);
    }

    private void survives(int rounds) {
        System.out.println("KillIT: -Ddeckwatch.seed=" + seed);
        SCHEDULES.forEach(cluster::schedule);
        var program = start();
        try {
            program.untilReady();
            for (var round = 0; round < rounds; round++) {
                changeFor(Duration.ofMillis(random.nextInt(4_000)));
                kills.add(Instant.now());
                program.kill();
                changeFor(Duration.ofMillis(random.nextInt(300)));
                program.close();
                program = start();
                if (random.nextInt(3) > 0) {
                    isToldWhatIsTrue(program);
                }
            }
            isToldWhatIsTrue(program);
            // Whatever would come too much comes in the next rounds of the groups.
            Pause.of(Duration.ofSeconds(4));
            isToldWhatIsTrue(program);
            inbox.nothingTwice(kills);
        } finally {
            program.close();
        }
    }

    private void changeFor(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        do {
            var schedule = SCHEDULES.get(random.nextInt(SCHEDULES.size()));
            cluster.run(schedule, random.nextBoolean() ? "Failed" : "Completed");
            Pause.of(Duration.ofMillis(random.nextInt(1_200)));
        } while (System.nanoTime() < end);
    }

    private void isToldWhatIsTrue(Program program) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(inbox.failing())
                .as(() -> "seed " + seed + ", messages " + inbox.messages() + "\n" + program.output())
                .isEqualTo(cluster.failing()));
    }

    private Program start() {
        var settings = inbox.settings();
        settings.put("deckwatch.kubeconfig", cluster.kubeconfig(home).toString());
        settings.put("deckwatch.data-dir", home.resolve("data").toString());
        return Program.start(home, settings);
    }
}
