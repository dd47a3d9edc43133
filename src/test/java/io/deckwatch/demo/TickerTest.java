package io.deckwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Tree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the terminal shows. */
class TickerTest {

    private static final Instant NOW = Instant.parse("2026-03-03T02:16:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Ticker ticker = new Ticker(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

    @Test
    void eventsAndAlertsAreALineOrTwo() {
        ticker.event(NOW, "homelab", "Backblaze rejects the key");
        ticker.message(NOW, message(1, "firing", "InvalidAccessKeyId"));

        assertThat(text()).isEqualTo("""
            Tue 02:16  happens     homelab: Backblaze rejects the key
            Tue 02:16  CRITICAL    homelab: The location is unavailable.
                                  InvalidAccessKeyId
            """);
    }

    @Test
    void ofALongReasonTheEndIsShown() {
        ticker.message(NOW, message(1, "firing", "error: ".repeat(40) + "the cause"));

        assertThat(text().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(" ".repeat(22) + "…")
                .endsWith("the cause")
                .hasSize(122);
    }

    @Test
    void anEndTellsHowLongItLasted() {
        ticker.message(NOW, message(1, "resolved", ""));

        assertThat(text())
                .isEqualTo("Tue 02:16  RESOLVED    homelab: The location is unavailable. (it lasted 1 h 20 min)\n");
    }

    @Test
    void whatWasToldBeforeIsALineThatSaysSoUntilItIsOver() {
        ticker.message(NOW, message(1, "firing", "InvalidAccessKeyId"));
        bytes.reset();
        ticker.message(NOW, message(1, "firing", "InvalidAccessKeyId"));
        ticker.message(NOW, message(1, "resolved", ""));
        ticker.message(NOW, message(1, "firing", ""));

        assertThat(text()).isEqualTo("""
            Tue 02:16  STILL       homelab: The location is unavailable.
            Tue 02:16  RESOLVED    homelab: The location is unavailable. (it lasted 1 h 20 min)
            Tue 02:16  CRITICAL    homelab: The location is unavailable.
            """);
    }

    @Test
    void aStormNamesThree() {
        ticker.message(NOW, message(12, "firing", ""));

        assertThat(text().lines()).hasSize(4).last().asString().endsWith("and 9 more in this message");
    }

    @Test
    void aMessageWithoutAnythingPrintsNothing() {
        ticker.message(NOW, new Tree(Map.of()));

        assertThat(text()).isEmpty();
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Tree message(int count, String status, String reason) {
        var alerts = IntStream.range(0, count)
                .mapToObj(i -> alert("f" + i, status, reason))
                .toList();
        return new Tree(Map.of("alerts", alerts));
    }

    private static Map<String, Object> alert(String fingerprint, String status, String reason) {
        return Map.of(
                "fingerprint",
                fingerprint,
                "status",
                status,
                "labels",
                Map.of("cluster", "homelab", "severity", "critical"),
                "annotations",
                Map.of("summary", "The location is unavailable.", "reason", reason),
                "startsAt",
                "2026-03-03T02:10:00Z",
                "endsAt",
                "2026-03-03T03:30:00Z");
    }
}
