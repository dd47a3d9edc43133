package io.deckwatch.scenario;

import io.deckwatch.rule.restore.RestoreStuck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRestoreStuckTest {

    private static final String NAME = RestoreStuck.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void nothingMovesForAnHour() {
            scenario.restore("r1").of("n1").startsAt("03-02 10:00").movesFrom("03-02 10:05", "03-02 10:30");
            scenario.until("03-02 14:00")
                    .fires(NAME)
                    .at("03-02 11:30")
                    .startsAt("03-02 11:30")
                    .severity("warning")
                    .label("restore", "r1")
                    .description(
                            "is InProgress since 2026-03-02 10:00 UTC, and nothing moved since 2026-03-02 10:30 UTC.")
                    .stays();
        }

        @Test
        void itFinalizesForEver() {
            scenario.restore("r1").startsAt("03-02 10:00").phaseAt("03-02 10:10", "Finalizing");
            scenario.until("03-02 14:00").fires(NAME).at("03-02 11:10");
        }

        @Test
        void itWaitsForPluginsLongerThanVeleroAllows() {
            scenario.restore("r1").startsAt("03-02 10:00").phaseAt("03-02 10:10", "WaitingForPluginOperations");
            scenario.until("03-02 16:00").fires(NAME).at("03-02 14:25");
        }

        @Test
        void nobodyTakesIt() {
            scenario.restore("r1").createdAt("03-02 10:00");
            scenario.until("03-02 12:00").fires(NAME).at("03-02 11:00");
        }

        @Test
        void theProcessIsReplacedMeanwhile() {
            scenario.restore("r1").startsAt("03-02 10:00");
            scenario.restartAt("03-02 10:30")
                    .restartAt("03-02 12:00")
                    .until("03-02 14:00")
                    .fires(NAME)
                    .at("03-02 11:00")
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itsVolumesMove() {
            scenario.restore("r1").startsAt("03-02 10:00").endsAt("03-02 15:00", "Completed");
            scenario.download("d")
                    .of("r1")
                    .startsAt("03-02 10:01")
                    .movesFrom("03-02 10:05", "03-02 14:55")
                    .completesAt("03-02 14:58");
            scenario.until("03-02 16:00").isSilent();
        }

        @Test
        void itWaitsForTheOneBeforeIt() {
            scenario.restore("r1")
                    .startsAt("03-02 10:00")
                    .movesFrom("03-02 10:05", "03-02 13:00")
                    .endsAt("03-02 13:01", "Completed");
            scenario.restore("r2")
                    .createdAt("03-02 10:10")
                    .startsAt("03-02 13:02")
                    .endsAt("03-02 13:10", "Completed");
            scenario.until("03-02 16:00").isSilent();
        }

        @Test
        void itGoesOn() {
            scenario.restore("r1").startsAt("03-02 10:00").movesFrom("03-02 11:20", "03-02 11:25");
            scenario.until("03-02 11:30").fires(NAME).at("03-02 11:00").resolvedAt("03-02 11:20");
        }

        @Test
        void itsVolumeStandsStillWhichIsToldOf() {
            scenario.restore("r1").startsAt("03-02 10:00");
            scenario.download("d").of("r1").startsAt("03-02 10:01");
            scenario.until("03-02 12:00").fires(NAME).at("03-02 11:01").inhibited();
        }
    }
}
