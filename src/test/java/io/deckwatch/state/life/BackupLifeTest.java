package io.deckwatch.state.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupLifeTest {

    private static final List<ClusterEvent> EVENTS = BackupLives.events();

    private static BackupLife life(List<ClusterEvent> events) {
        return BackupLife.of(BackupLives.BACKUP, events, BackupLives.NOW).orElseThrow();
    }

    @Test
    void tellsEachPhaseAndWhenItWasEntered() {
        assertThat(life(EVENTS).course().steps())
                .extracting(step -> step.phase().text())
                .containsExactly("New", "InProgress", "WaitingForPluginOperations", "PartiallyFailed");
        assertThat(life(EVENTS).outcome()).isEqualTo(Phase.PARTIALLY_FAILED);
        assertThat(life(EVENTS).took(BackupLives.NOW)).hasValue(Duration.ofSeconds(51 * 60 + 55));
    }

    @Test
    void tellsEachTransferWithItsThroughputAndItsWait() {
        var transfers = life(EVENTS).transfers();

        assertThat(transfers)
                .extracting(transfer -> transfer.last().volume().text())
                .containsExactly("shop/data-a", "shop/data-b");
        var moved = transfers.getFirst();
        assertThat(moved.moving()).hasValue(Instant.parse("2026-03-02T02:03:00Z"));
        assertThat(moved.throughput(BackupLives.NOW)).hasValue(10 * BackupLives.GIB / (17 * 60));
        assertThat(transfers.getLast().hasFailed()).isTrue();
    }

    @Test
    void tellsWhatStoodStillAndWhen() {
        var life = life(EVENTS);

        assertThat(life.transfers().getLast().pauses())
                .containsExactly(
                        new Pause(Instant.parse("2026-03-02T02:21:00Z"), Instant.parse("2026-03-02T02:51:00Z")));
        assertThat(life.pauses())
                .extracting(Pause::from, Pause::length)
                .contains(tuple(Instant.parse("2026-03-02T02:21:00Z"), Duration.ofMinutes(30)));
    }

    @Test
    void whatGoesOnStandsStillUntilNow() {
        var running = EVENTS.subList(0, 11);
        var now = Instant.parse("2026-03-02T02:41:00Z");

        var life = BackupLife.of(BackupLives.BACKUP, running, now).orElseThrow();

        assertThat(life.isRunning()).isTrue();
        assertThat(life.pauses().getLast()).isEqualTo(new Pause(Instant.parse("2026-03-02T02:21:00Z"), now));
    }

    @Test
    void aBackupThatIsGoneAndForgottenKeepsItsLife() {
        var life = life(BackupLives.eventsToTheEnd());

        assertThat(life.course().goneAt()).isEqualTo(Instant.parse("2026-03-09T02:01:30Z"));
        assertThat(life.outcome()).isEqualTo(Phase.PARTIALLY_FAILED);
        assertThat(life.deletions()).hasSize(1);
        assertThat(life.ended()).hasValue(Instant.parse("2026-03-02T02:52:00Z"));
        assertThat(life.isRunning()).isFalse();
    }

    @Test
    void ofAnotherBackupNothingIsTold() {
        var other = new ObjectKey("prod", Kind.BACKUP, "velero", "nightly-20260303020000");

        assertThat(BackupLife.of(other, EVENTS, BackupLives.NOW)).isEmpty();
        assertThat(BackupLife.of(BackupLives.BACKUP, List.of(), BackupLives.NOW))
                .isEmpty();
    }

    @Test
    void namesOfChildrenAreCutAsKubernetesCutsThem() {
        assertThat(BackupLife.namesOfChildren("nightly")).isEqualTo("nightly-");
        assertThat(BackupLife.namesOfChildren("x".repeat(80))).isEqualTo("x".repeat(58));
    }
}
