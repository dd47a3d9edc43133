package io.deckwatch.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.group.Mute;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SilencesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Alert STALE = alert(Severity.WARNING, NOW);

    @Test
    void oneMutesWhatAllItsMatchersSelectWhileItIsActive() {
        var silences = Silences.NONE.with(silence("s1", NOW.plusSeconds(60), "schedule=nightly", "severity=warning"));

        assertThat(silences.mutes(STALE, NOW)).containsExactly(new Mute(Mute.By.SILENCE, "s1"));
        assertThat(silences.mutes(STALE, NOW.plusSeconds(60))).isEmpty();
        assertThat(silences.mutes(alert(Severity.CRITICAL, NOW), NOW)).isEmpty();
        assertThat(silences.mutes(STALE, NOW.minusSeconds(3601))).isEmpty();
    }

    @Test
    void theOneThatEndsLastIsNamedFirst() {
        var silences = Silences.NONE
                .with(silence("short", NOW.plusSeconds(60), "schedule=nightly"))
                .with(silence("long", NOW.plusSeconds(600), "cluster=prod"))
                .with(silence("other", NOW.plusSeconds(6000), "cluster=staging"));

        assertThat(silences.muting(STALE, NOW)).extracting(Silence::id).containsExactly("long", "short");
    }

    @Test
    void anAcknowledgementHoldsForThatOccurrenceAndUpToThatSeverity() {
        var silences = Silences.NONE.with(Acknowledgement.of(STALE, NOW, "kim", "on it"));

        assertThat(silences.acknowledgement(STALE)).hasValueSatisfying(ack -> {
            assertThat(ack.by()).isEqualTo("kim");
            assertThat(ack.key()).isEqualTo("ack/" + STALE.fingerprint() + "/2026-03-02T02:00:00Z");
        });
        assertThat(silences.mutes(STALE, NOW)).extracting(Mute::by).containsExactly(Mute.By.ACKNOWLEDGEMENT);
        assertThat(silences.mutes(alert(Severity.INFO, NOW), NOW)).hasSize(1);
        assertThat(silences.mutes(alert(Severity.CRITICAL, NOW), NOW)).isEmpty();
        assertThat(silences.mutes(alert(Severity.WARNING, NOW.plusSeconds(600)), NOW))
                .isEmpty();
        assertThat(silences.mutes(STALE.with(new AlertState.Resolved(NOW, NOW, null)), NOW))
                .isEmpty();
    }

    @Test
    void whatMutesNothingAnyMoreIsForgottenAfterFiveDays() {
        var later = NOW.plus(Duration.ofDays(6));
        var other = new Alert(
                new Labels(Map.of("alertname", "Other")),
                Severity.WARNING,
                Map.of(),
                new AlertState.Firing(NOW, null),
                List.of(),
                List.of());
        var silences = Silences.NONE
                .with(silence("old", NOW.plus(Duration.ofHours(23)), "a=b"))
                .with(silence("new", NOW.plus(Duration.ofHours(25)), "a=b"))
                .with(Acknowledgement.of(STALE, NOW, "kim", ""))
                .with(Acknowledgement.of(other, NOW, "kim", ""));

        assertThat(silences.forgettable(List.of(STALE), later))
                .containsExactlyInAnyOrder("old", "ack/" + other.fingerprint() + "/" + NOW);
        assertThat(silences.without("old").find("old")).isEmpty();
        assertThat(silences.without(Acknowledgement.of(STALE, NOW, "", "").key())
                        .acknowledgement(STALE))
                .isEmpty();
    }

    @Test
    void theyAreListedAsAlertmanagerListsThem() {
        var all = Stream.of(
                silence("over", NOW.minusSeconds(60), "a=b"),
                silence("just over", NOW, "a=b"),
                pending("soon", 60),
                silence("active long", NOW.plusSeconds(600), "a=b"),
                pending("next", 30),
                silence("active", NOW.plusSeconds(60), "a=b"));

        assertThat(all.sorted(SilenceOrder.at(NOW)).map(Silence::id))
                .containsExactly("active", "active long", "next", "soon", "just over", "over");
    }

    private static Silence pending(String id, long seconds) {
        return new Silence(id, List.of(), NOW.plusSeconds(seconds), NOW.plusSeconds(600), NOW, "kim", "");
    }

    private static Silence silence(String id, Instant until, String... matchers) {
        var parsed = Stream.of(matchers).map(Matcher::parse).toList();
        return new Silence(id, parsed, NOW.minusSeconds(3600), until, NOW, "kim", "");
    }

    private static Alert alert(Severity severity, Instant startsAt) {
        return new Alert(
                new Labels(Map.of("alertname", "VeleroBackupStale", "cluster", "prod", "schedule", "nightly")),
                severity,
                Map.of(),
                new AlertState.Firing(startsAt, null),
                List.of(),
                List.of());
    }
}
