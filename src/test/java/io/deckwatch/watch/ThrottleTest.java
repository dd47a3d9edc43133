package io.deckwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant T0 = Instant.parse("2026-03-02T02:00:00Z");
    private static final ObjectKey BACKUP = new ObjectKey("prod", Kind.BACKUP, "velero", "a");
    private static final ObjectKey LOCATION = new ObjectKey("prod", Kind.BACKUP_STORAGE_LOCATION, "velero", "a");

    private final Throttle throttle = new Throttle(Duration.ofSeconds(15), Duration.ofSeconds(60));

    @Test
    void admitsTheFirstProgressAndHoldsTheNextFor15Seconds() {
        assertThat(throttle.admits(BACKUP, T0)).isTrue();
        throttle.pass(BACKUP, T0);
        assertThat(throttle.admits(BACKUP, T0.plusSeconds(14))).isFalse();
        assertThat(throttle.admits(BACKUP, T0.plusSeconds(15))).isTrue();
    }

    @Test
    void whatIsHeldComesDueByItself() {
        throttle.pass(BACKUP, T0);
        assertThat(throttle.admits(BACKUP, T0.plusSeconds(1))).isFalse();
        assertThat(throttle.due(T0.plusSeconds(14))).isEmpty();
        assertThat(throttle.due(T0.plusSeconds(15))).containsExactly(BACKUP);
    }

    @Test
    void aStateThatGoesOutMeanwhileTakesTheHeldProgressAlong() {
        throttle.pass(BACKUP, T0);
        assertThat(throttle.admits(BACKUP, T0.plusSeconds(1))).isFalse();
        throttle.pass(BACKUP, T0.plusSeconds(2));
        assertThat(throttle.due(T0.plusSeconds(60))).isEmpty();
    }

    @Test
    void locationsWaitAMinute() {
        throttle.pass(LOCATION, T0);
        assertThat(throttle.admits(LOCATION, T0.plusSeconds(59))).isFalse();
        assertThat(throttle.due(T0.plusSeconds(59))).isEmpty();
        assertThat(throttle.due(T0.plusSeconds(60))).containsExactly(LOCATION);
    }

    @Test
    void aDroppedObjectIsNeverDue() {
        throttle.pass(BACKUP, T0);
        assertThat(throttle.admits(BACKUP, T0.plusSeconds(1))).isFalse();
        throttle.drop(BACKUP);
        assertThat(throttle.due(T0.plusSeconds(60))).isEmpty();
    }
}
