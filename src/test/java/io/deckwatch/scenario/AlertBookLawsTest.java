package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertBook;
import io.deckwatch.alert.AlertState.Firing;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Finding;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random findings about a handful of alerts, some of which explain others, with all combinations of waiting and keeping. */
class AlertBookLawsTest {

    private static final int ALERTS = 6;
    private static final int STEPS = 400;

    private final AlertBook book = new AlertBook();
    private final List<Transition> history = new ArrayList<>();
    private final Map<Integer, Instant> since = new HashMap<>();
    private final Map<String, Instant> startsAt = new HashMap<>();
    private final Map<String, Instant> endedAt = new HashMap<>();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLawsHold(long seed) {
        var random = new Random(seed);
        for (var step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(200));
            var finding = finding(random, random.nextInt(ALERTS));
            take(finding);
            assertThat(book.take(finding, now)).as("the same finding again").isEmpty();
            var deadline = book.deadline(finding);
            if (deadline != null && random.nextBoolean()) {
                now = deadline.isAfter(now) ? deadline : now;
                take(finding);
                assertThat(book.deadline(finding)).as("after the deadline").isNotEqualTo(deadline);
            }
        }
        assertThat(history).extracting(Transition::what).contains(What.FIRING, What.RESOLVED, What.INHIBITION);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBookThatTakesOverTheAlertsOfAnotherGoesOnLikeIt(long seed) {
        theLawsHold(seed);
        var heir = new AlertBook();
        book.all().forEach(heir::restore);
        var random = new Random(-seed);
        for (var step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(200));
            var finding = finding(random, random.nextInt(ALERTS));

            assertThat(heir.take(finding, now)).isEqualTo(book.take(finding, now));
            assertThat(heir.forget(now)).isEqualTo(book.forget(now));
        }
    }

    private void take(Finding finding) {
        var before = book.find(finding.labels().fingerprint()).orElse(null);
        var transitions = book.take(finding, now);
        Laws.holdAfter(merged(transitions), book.all(), now);
        history.addAll(transitions);
        transitions.forEach(transition -> check(transition, finding, before));
        if (finding.verdict() instanceof Verdict.Active) {
            endedAt.remove(finding.labels().fingerprint());
        } else {
            endedAt.putIfAbsent(finding.labels().fingerprint(), now);
        }
    }

    private void check(Transition transition, Finding finding, Alert before) {
        var alert = transition.alert();
        var fingerprint = alert.fingerprint();
        if (transition.what() == What.FIRING) {
            var active = (Verdict.Active) finding.verdict();
            var due = active.since().plus(finding.timing().holdFor());
            assertThat(now).as("fires not before its time").isAfterOrEqualTo(due);
            assertThat(((Firing) alert.state()).startsAt()).isEqualTo(due);
            startsAt.put(fingerprint, due);
        } else if (alert.state() instanceof Firing firing) {
            assertThat(firing.startsAt()).as("startsAt stays").isEqualTo(startsAt.get(fingerprint));
        } else if (alert.state() instanceof Resolved resolved && transition.what() == What.RESOLVED) {
            assertThat(before).isNotNull();
            assertThat(before.isFiring()).as("resolve follows fire").isTrue();
            assertThat(resolved.startsAt()).isEqualTo(startsAt.get(fingerprint));
            var kept = finding.timing().keepFiringFor();
            if (finding.verdict() instanceof Verdict.Inactive && !kept.isZero()) {
                assertThat(now)
                        .as("kept firing")
                        .isAfterOrEqualTo(endedAt.get(fingerprint).plus(kept));
            }
            assertThat(resolved.retired() != null).isEqualTo(finding.verdict() instanceof Verdict.Retired);
        }
    }

    /** The last word of each alert within one step. */
    private static List<Transition> merged(List<Transition> transitions) {
        var last = new HashMap<String, Transition>();
        transitions.forEach(t -> last.put(t.alert().fingerprint(), t));
        return List.copyOf(last.values());
    }

    private Finding finding(Random random, int alert) {
        var timing = new Timing(
                alert % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(5),
                alert % 3 == 0 ? Duration.ofMinutes(10) : Duration.ZERO);
        var labels = labels(alert);
        var choice = random.nextInt(10);
        if (choice < 6) {
            var begun = since.computeIfAbsent(alert, a -> now.minusSeconds(random.nextInt(100)));
            var severity = Severity.values()[random.nextInt(1, 4)];
            var verdict = new Verdict.Active(severity, begun, null, Facts.of("s", "d", Map.of()));
            var causes = IntStream.range(0, alert)
                    .filter(cause -> random.nextInt(3) == 0)
                    .mapToObj(cause -> labels(cause).fingerprint())
                    .toList();
            return new Finding(labels, timing, verdict, Map.of("summary", "s" + random.nextInt(2)), causes);
        }
        since.remove(alert);
        var verdict = choice < 9 ? Verdict.fine() : new Verdict.Retired("paused");
        return new Finding(labels, timing, verdict, Map.of(), List.of());
    }

    private static Labels labels(int alert) {
        return new Labels(Map.of(Labels.ALERT_NAME, "Alert" + alert, "cluster", "prod"));
    }
}
