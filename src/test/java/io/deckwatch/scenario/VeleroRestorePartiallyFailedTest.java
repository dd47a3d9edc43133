package io.deckwatch.scenario;

import io.deckwatch.rule.restore.RestorePartiallyFailed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRestorePartiallyFailedTest {

    private static final String NAME = RestorePartiallyFailed.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void somethingIsMissingAndForADayOnly() {
            scenario.restore("r1")
                    .of("n1")
                    .with(3, "status", "errors")
                    .startsAt("03-02 10:00")
                    .endsAt("03-02 10:30", "PartiallyFailed");
            scenario.until("03-04 00:00")
                    .fires(NAME)
                    .at("03-02 10:30")
                    .severity("warning")
                    .label("restore", "r1")
                    .annotation("reason", "3 errors")
                    .resolvedAt("03-03 10:30");
        }

        @Test
        void itsVolumeFailedWhichItTellsOf() {
            scenario.restore("r1").startsAt("03-02 10:00").endsAt("03-02 10:12", "PartiallyFailed");
            scenario.download("d").of("r1").startsAt("03-02 10:01").failsAt("03-02 10:10", "x");
            var course = scenario.until("03-02 12:00");
            course.fires(NAME).uninhibited();
            course.fires("VeleroDataTransferFailed").inhibited();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itCompletedWithWarnings() {
            scenario.restore("r1")
                    .with(9, "status", "warnings")
                    .startsAt("03-02 10:00")
                    .endsAt("03-02 10:30", "Completed");
            scenario.until("03-04 00:00").isSilent();
        }

        @Test
        void itIsStillGoingToEndSo() {
            scenario.restore("r1").startsAt("03-02 10:00").phaseAt("03-02 10:10", "FinalizingPartiallyFailed");
            scenario.until("03-02 10:30").isSilent();
        }
    }
}
