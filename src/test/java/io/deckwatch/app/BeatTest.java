package io.deckwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.notify.Chain;
import io.deckwatch.notify.Chain.Break;
import io.deckwatch.notify.Chain.Evaluator;
import io.deckwatch.notify.Chain.Link;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.deckwatch.notify.heartbeat.Pinger;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.rule.Severity;
import io.deckwatch.watch.WatchSettings.Cadence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heartbeat over real HTTP and in virtual time, with alerts as the notifier hears of them. */
class BeatTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(15);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T02:00:00Z"));
    private final AtomicReference<String> answer = new AtomicReference<>("200 OK\r\n");
    private final Receiver receiver = Receiver.answering(this::answer);
    private final Pinger pinger = new Pinger(settings(), () -> now.get(), "1.2.3");
    private final OwnAlerts alerts = new OwnAlerts();
    private final List<Optional<Break>> told = new ArrayList<>();
    private Optional<Set<Integer>> unowned = Optional.of(Set.of());
    private Evaluator evaluator = new Evaluator(true, Duration.ZERO, null);
    private Map<String, Instant> failing = Map.of();
    private final Beat beat = beat(MINUTE);

    @AfterEach
    void close() {
        pinger.close();
        receiver.close();
    }

    @Test
    void pingsAtEachStepWhileAllWorks() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));

        assertThat(step()).isEqualTo(MINUTE);
        receiver.request();
        assertThat(beat.lastSuccess()).contains(Instant.parse("2026-03-02T02:00:00Z"));
        assertThat(step()).isEqualTo(MINUTE);
        receiver.request();

        assertThat(beat.lastSuccess()).contains(Instant.parse("2026-03-02T02:01:00Z"));
        assertThat(told).containsExactly(Optional.empty());
    }

    @Test
    void holdsBackUntilTheNotifierKnowsOfTheAlertThatAlwaysFires() {
        assertThat(step()).isEqualTo(SOON);
        assertHeldBack(Link.WATCHDOG);

        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        step();

        receiver.request();
        assertThat(beat.broken()).isEmpty();
    }

    @Test
    void tellsOnceThatALinkBrokeAndOnceThatItIsMended() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        step();
        receiver.request();

        alerts.onAlert(firing("DeckwatchClusterSilent", "prod"));
        assertThat(step()).isEqualTo(SOON);
        step();
        // A second one is the same link: what is told once is told.
        alerts.onAlert(firing("DeckwatchClusterSilent", "test"));
        step();
        assertHeldBack(Link.CLUSTERS);
        assertThat(beat.broken().orElseThrow().text()).isEqualTo("Nothing is heard of prod, test.");

        alerts.onAlert(resolved("DeckwatchClusterSilent", "prod"));
        alerts.onAlert(resolved("DeckwatchClusterSilent", "test"));
        assertThat(step()).isEqualTo(MINUTE);
        receiver.request();

        assertThat(told)
                .extracting(why -> why.map(Break::text).orElse("whole"))
                .containsExactly("whole", "Nothing is heard of prod.", "whole");
    }

    @Test
    void tellsOfEachLinkThatBreaksAfterAnother() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        unowned = Optional.empty();
        step();
        unowned = Optional.of(Set.of(3));
        step();
        unowned = Optional.of(Set.of());
        evaluator = new Evaluator(false, Duration.ZERO, null);
        step();
        evaluator = new Evaluator(true, Duration.ZERO, null);
        alerts.onAlert(firing("DeckwatchConsumerBehind", "-"));
        step();
        alerts.onAlert(resolved("DeckwatchConsumerBehind", "-"));
        alerts.onAlert(resolved("DeckwatchWatchdog", "-"));
        step();

        assertThat(receiver.hasRequests()).isFalse();
        assertThat(told)
                .extracting(why -> why.orElseThrow().link())
                .containsExactly(Link.KAFKA, Link.PARTITIONS, Link.EVALUATOR, Link.WATCHDOG);
    }

    @Test
    void aReceiverThatFailsHoldsItBackAfterFiveMinutesOnly() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        failing = Map.of("ops/slack", now.get());
        for (var minute = 0; minute < 5; minute++) {
            step();
            receiver.request();
        }

        step();

        assertHeldBack(Link.RECEIVERS);
    }

    @Test
    void aPingThatIsNotTakenIsToldAndTriedAgainAtTheNextTurn() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        answer.set("500 Oops\r\n");
        assertThat(step()).isEqualTo(MINUTE);
        step();
        assertThat(beat.lastSuccess()).isEmpty();

        answer.set("200 OK\r\n");
        step();

        assertThat(beat.lastSuccess()).isPresent();
        assertThat(told)
                .containsExactly(Optional.of(new Break(Link.PING, "The ping failed: answered 500.")), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"429 Wait\r\nRetry-After: 600\r\n", "503 Wait\r\nRetry-After: 600\r\n"})
    void aServiceThatWantsToBeLeftAloneIsLeftAlone(String wait) {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        answer.set(wait);

        assertThat(step()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aUrlThatIsRefusedForGoodIsTriedAtEachTurn() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        answer.set("404 Nobody\r\n");

        assertThat(step()).isEqualTo(MINUTE);
        assertThat(beat.broken()).contains(new Break(Link.PING, "The ping failed: answered 404."));
    }

    @Test
    void aBrokenChainIsLookedAtNoLessOftenThanAWholeOne() {
        assertThat(beat(Duration.ofSeconds(10)).step()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void alertsAboutBackupsAndThoseThatOnlyPendBreakNothing() {
        alerts.onAlert(firing("DeckwatchWatchdog", "-"));
        alerts.onAlert(firing("VeleroBackupStale", "prod"));
        alerts.onAlert(alert("DeckwatchClusterSilent", "prod", new AlertState.Pending(now.get(), now.get())));

        step();

        receiver.request();
        assertThat(beat.broken()).isEmpty();
    }

    private Beat beat(Duration interval) {
        return new Beat(
                () -> new Chain(
                        unowned,
                        evaluator,
                        alerts.fires("DeckwatchWatchdog"),
                        alerts.fires("DeckwatchConsumerBehind"),
                        alerts.clusters("DeckwatchClusterSilent"),
                        failing),
                pinger::ping,
                new Timing(new Reading(now), new Reading(now), Cadence.DEFAULT),
                interval,
                told::add);
    }

    /** One step, after which the time passes that the beat waits. */
    private Duration step() {
        var pause = beat.step();
        now.updateAndGet(instant -> instant.plus(pause));
        return pause;
    }

    private void assertHeldBack(Link link) {
        assertThat(receiver.hasRequests()).isFalse();
        assertThat(beat.broken().map(Break::link)).contains(link);
    }

    private HeartbeatSettings settings() {
        var endpoint = new Endpoint(receiver.url(), Duration.ofSeconds(9), true);
        return new HeartbeatSettings(endpoint, HeartbeatSettings.Method.GET, MINUTE);
    }

    private void answer(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 " + answer.get() + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private Alert firing(String name, String cluster) {
        return alert(name, cluster, new AlertState.Firing(now.get(), null));
    }

    private Alert resolved(String name, String cluster) {
        return alert(name, cluster, new AlertState.Resolved(now.get(), now.get(), null));
    }

    private static Alert alert(String name, String cluster, AlertState state) {
        var labels = new Labels(Map.of("alertname", name, "cluster", cluster));
        return new Alert(labels, Severity.CRITICAL, Map.of(), state, List.of(), List.of());
    }

    /** The virtual time. */
    private static final class Reading extends Clock {

        private final AtomicReference<Instant> time;

        Reading(AtomicReference<Instant> time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.get();
        }
    }
}
