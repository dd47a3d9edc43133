package io.deckwatch.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Route ROUTE = Route.to("ops").every(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(4));

    // An alert is written as name, occurrence and severity: a1w is occurrence 1 of a, a warning. "-" is no alert, no
    // log.
    @ParameterizedTest(name = "told {0} and ended {1}, {2} {3} ago; now firing {4}, ended {5}: {6}")
    @CsvSource({
        // nothing was told
        "none, -, -, PT0S, a1w, -, first notification",
        "none, -, -, PT0S, -, -, -",
        "none, -, -, PT0S, -, a1w, -",
        // unchanged
        "a1w, -, delivered, PT5M, a1w, -, -",
        "a1w b1w, -, delivered, PT5M, a1w, -, -",
        "a1w, -, delivered, PT3H59M59S, a1w, -, -",
        "a1w, -, delivered, PT4H, a1w, -, repeat interval elapsed",
        "a1w, -, delivered, PT9H, a1w, -, repeat interval elapsed",
        "-, a1w, delivered, PT9H, -, -, -",
        "-, a1w, delivered, PT9H, -, a1w, -",
        // new
        "a1w, -, delivered, PT5M, a1w b1w, -, new alerts added",
        "a1w, -, delivered, PT5M, b1w, -, new alerts added",
        "a1w, -, delivered, PT5M, a2w, -, new alerts added",
        "a1w, -, delivered, PT5M, a1c, -, new alerts added",
        "a1c, -, delivered, PT5M, a1w, -, -",
        "a1w, -, delivered, PT5M, b1w, a1w, new alerts added",
        "a1w, -, delivered, PT9H, a1w b1w, -, new alerts added",
        "-, a1w, delivered, PT5M, b1w, -, new alerts added",
        // ended
        "a1w, -, delivered, PT5M, -, a1w, all alerts resolved",
        "a1w, -, delivered, PT9H, -, a1w, all alerts resolved",
        "a1w b1w, -, delivered, PT5M, b1w, a1w, some alerts resolved",
        "a1w b1w, -, delivered, PT9H, b1w, a1w, some alerts resolved",
        "b1w, a1w, delivered, PT5M, b1w, a1w, -",
        "b1w, a1w, delivered, PT5M, b1w, a2w, some alerts resolved",
        // under way
        "a1w, -, open, PT9H, a1w b1w, -, -",
        "a1w, -, open, PT9H, -, a1w, -",
        // given up: the reason of the log entry is 'first notification', one failure
        "a1w, -, failed, PT4M, a1w, -, -",
        "a1w, -, failed, PT5M, a1w, -, first notification",
        "a1w, -, failed, PT1M, a1w b1w, -, first notification",
        "a1w, -, failed, PT1M, -, a1w, all alerts resolved"
    })
    void table(
            String told, String ended, String status, Duration ago, String firing, String resolved, String expected) {
        var last = told.equals("none") ? null : entry(set(told), set(ended), status, ago);

        var reason = Decision.reason(last, set(firing), set(resolved), ROUTE, NOW);

        assertThat(reason.map(NotifyReason::text).orElse("-")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "after {0} failures a message is due {1} later")
    @CsvSource({"0, PT0S", "1, PT5M", "2, PT10M", "3, PT20M", "6, PT2H40M", "7, PT4H", "1000000, PT4H"})
    void pausesBetweenMessagesThatAreGivenUpGrowUpToTheRepeatInterval(int failures, Duration pause) {
        var fate = new Fate(Fate.Status.FAILED, NotifyReason.SOME_RESOLVED, failures);
        var last = entry(set("a1w"), set("b1w"), "failed", pause).with(fate);

        assertThat(Decision.reason(last, set("a1w"), set("b1w"), ROUTE, NOW)).contains(NotifyReason.SOME_RESOLVED);
        assertThat(Decision.reason(last, set("a1w"), set("b1w"), ROUTE, NOW.minusMillis(1)))
                .isEmpty();
    }

    private static LogEntry entry(AlertSet firing, AlertSet resolved, String status, Duration ago) {
        var labelled = Fate.Status.labelled(status);
        var fate = new Fate(labelled, NotifyReason.FIRST, labelled == Fate.Status.FAILED ? 1 : 0);
        return new LogEntry(new GroupId("ops", Map.of("alertname", "X")), 1, NOW.minus(ago), firing, resolved, fate);
    }

    private static AlertSet set(String text) {
        return text.equals("-")
                ? AlertSet.EMPTY
                : AlertSet.of(Arrays.stream(text.split(" "))
                        .map(ref -> new AlertRef(
                                ref.substring(0, 1),
                                Instant.ofEpochSecond(ref.charAt(1)),
                                ref.endsWith("c") ? Severity.CRITICAL : Severity.WARNING))
                        .toList());
    }
}
