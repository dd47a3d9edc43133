package io.deckwatch.stream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand alerts at once. */
class StormTest {

    private static final int ALERTS = 10_000;
    private static final int RULES = 8;

    @Test
    void tenThousandAlertsAtTheFirstContactAreOneMessageToEachReceiver() {
        var world = new World("one", "two");
        world.see(storm()).pass("40S");

        assertThat(world.channels.values())
                .allSatisfy(receiver -> assertThat(receiver.seen).hasSize(1));
        assertThat(world.channel("one").bodies().getFirst()).contains("ns-0 firing", "ns-9999 firing");
    }

    @Test
    void laterTheyAreOneMessageForEachGroupAndTheirEndIsToo() {
        var world = new World("ops");
        world.see(World.firing("Rule-0", "first")).pass("40S");
        world.see(storm()).pass("6M");
        assertThat(world.channel("ops").seen).hasSize(1 + RULES);

        world.see(IntStream.range(0, ALERTS)
                        .mapToObj(number -> World.over(alert(number)))
                        .toArray(Alert[]::new))
                .pass("6M");
        assertThat(world.channel("ops").seen).hasSize(1 + 2 * RULES);
    }

    /** Prints the figures that docs/notifications.md quotes. */
    @Test
    @Tag("chaos")
    void howLongAStormTakesAndHowMuchItHolds() {
        for (var round = 0; round < 5; round++) {
            var world = new World("one", "two", "three");
            var alerts = storm();
            var before = used();
            var begin = System.nanoTime();
            world.see(alerts).pass("40S");
            var took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf(
                    "storm: %d alerts, 3 receivers, %d messages, %d ms beside the group wait, %d MiB held%n",
                    ALERTS,
                    world.channels.values().stream()
                            .mapToInt(each -> each.seen.size())
                            .sum(),
                    took.toMillis(),
                    (used() - before) >> 20);
            assertThat(world.log.last).isNotEmpty();
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Alert[] storm() {
        return IntStream.range(0, ALERTS).mapToObj(StormTest::alert).toArray(Alert[]::new);
    }

    private static Alert alert(int number) {
        return World.firing("Rule-" + number % RULES, "ns-" + number);
    }
}
