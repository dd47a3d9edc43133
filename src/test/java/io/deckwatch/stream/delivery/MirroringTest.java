package io.deckwatch.stream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.notify.Backoff;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Standing;
import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MirroringTest {

    private static final Alert DAILY = World.firing("VeleroBackupStale", "daily");
    private static final Alert WEEKLY = World.firing("VeleroBackupStale", "weekly");

    private final List<String> shown = new ArrayList<>();
    private final World.Meter meter = new World.Meter();
    private Instant now = World.START;
    private Outcome answer = World.OK;
    private final AtomicBoolean mirrored = new AtomicBoolean(true);
    private final Mirroring mirroring = new Mirroring("am", new Recording(), alert -> mirrored.get(), sending());

    @Test
    void whatHoldsIsShownAtOnceAndEachMinute() {
        mirroring.onAlert(DAILY);
        pass("150S");

        assertThat(shown).containsExactly("0 daily", "60 daily", "120 daily");
        assertThat(meter.outcomes).containsOnly("am delivered");
    }

    @Test
    void changesThatComeTogetherAreShownTogetherASecondAfterTheLastLook() {
        mirroring.onAlert(DAILY);
        pass("10S");
        mirroring.onAlert(WEEKLY);
        mirroring.onAlert(World.firing("VeleroBackupStale", "monthly"));
        pass("10S");

        assertThat(shown).containsExactly("0 daily", "10 daily weekly monthly");
    }

    @Test
    void anEndIsShownForAQuarterOfAnHourAndThenNothing() {
        mirroring.onAlert(DAILY);
        pass("90S");
        mirroring.onAlert(World.over(DAILY));
        pass("30M");

        assertThat(shown).startsWith("0 daily", "60 daily", "90 daily ended at 90", "150 daily ended at 90");
        assertThat(shown.getLast()).isEqualTo("930 daily ended at 90");
    }

    @Test
    void anAlertThatAnotherOneExplainsEnds() {
        mirroring.onAlert(DAILY);
        pass("30S");
        mirroring.onAlert(DAILY.inhibitedBy(List.of(WEEKLY.fingerprint())));
        mirroring.onAlert(WEEKLY.inhibitedBy(List.of(DAILY.fingerprint())));
        pass("5S");

        assertThat(shown).containsExactly("0 daily", "30 daily ended at 30");
    }

    @Test
    void anAlertThatItsRoutesLeadElsewhereEnds() {
        mirroring.onAlert(DAILY);
        pass("30S");
        mirrored.set(false);
        mirroring.onAlert(DAILY);
        mirroring.onAlert(WEEKLY);
        pass("5S");

        assertThat(shown).containsExactly("0 daily", "30 daily ended at 30");
    }

    @Test
    void anotherSeverityIsAnotherAlert() {
        mirroring.onAlert(DAILY);
        pass("30S");
        mirroring.onAlert(new Alert(
                DAILY.labels(), Severity.CRITICAL, Map.of("summary", "worse"), DAILY.state(), List.of(), List.of()));
        pass("5S");

        assertThat(shown).containsExactly("0 daily", "30 daily ended at 30 daily");
    }

    @Test
    void anEndThatWasNotSeenIsOneWhenTheAlertIsPendingAgain() {
        mirroring.onAlert(DAILY);
        pass("30S");
        mirroring.onAlert(DAILY.with(new AlertState.Pending(now, now.plusSeconds(600))));
        pass("5S");

        assertThat(shown).containsExactly("0 daily", "30 daily ended at 30");
    }

    @Test
    void whatFailsIsTriedAgainSoonAndNeverLaterThanAMinute() {
        answer = World.BUSY;
        mirroring.onAlert(DAILY);
        pass("5M");

        assertThat(shown)
                .containsExactly(
                        "0 daily",
                        "2 daily",
                        "6 daily",
                        "14 daily",
                        "30 daily",
                        "62 daily",
                        "122 daily",
                        "182 daily",
                        "242 daily");
        assertThat(meter.outcomes).containsOnly("am server_error");
    }

    @Test
    void aPauseTheMirrorAsksForIsKeptWhateverChanges() {
        answer = new Outcome.RetryLater(FailureReason.RATE_LIMITED, "answered 429", Duration.ofMinutes(3));
        mirroring.onAlert(DAILY);
        pass("10S");
        mirroring.onAlert(WEEKLY);
        pass("3M");

        assertThat(shown).containsExactly("0 daily", "180 daily weekly");
    }

    @Test
    void aFaultInTheMirrorIsAFailureLikeOthers() {
        answer = null;
        mirroring.onAlert(DAILY);
        pass("1S");

        assertThat(meter.outcomes).containsExactly("am other");
    }

    @Test
    void nothingIsSentWhileNothingHolds() {
        pass("10M");

        assertThat(shown).isEmpty();
        assertThat(meter.outcomes).isEmpty();
    }

    private void pass(String time) {
        var until = now.plus(Duration.parse("PT" + time));
        var pause = mirroring.step();
        while (now.plus(pause).isBefore(until)) {
            now = now.plus(pause.isZero() ? Duration.ofMillis(1) : pause);
            pause = mirroring.step();
        }
        now = until;
    }

    private Sending sending() {
        return new Sending(
                Map.of(), Backoff.standard(), "https://deckwatch.example", Runnable::run, () -> now, () -> 1.0, meter);
    }

    /** Writes down what it is shown, in seconds since the start. */
    private final class Recording implements Mirror {

        @Override
        public Duration every() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Outcome show(List<Standing> alerts, Instant at) {
            var text = new StringBuilder().append(seconds(at));
            for (var standing : alerts) {
                text.append(' ').append(standing.alert().labels().get("schedule"));
                if (standing.endedAt() != null) {
                    text.append(" ended at ").append(seconds(standing.endedAt()));
                }
            }
            shown.add(text.toString());
            if (answer == null) {
                throw new IllegalStateException("s3cr3t");
            }
            return answer;
        }

        private static long seconds(Instant at) {
            return Duration.between(World.START, at).toSeconds();
        }
    }
}
