package io.deckwatch.scenario;

import io.deckwatch.rule.restore.RestoreFailed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRestoreFailedTest {

    private static final String NAME = RestoreFailed.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void itFailedAndForADayOnly() {
            scenario.restore("r1")
                    .of("n1")
                    .startsAt("03-02 10:00")
                    .then(Scenario.at("03-02 10:05"), o -> o.set("error downloading backup", "status", "failureReason"))
                    .endsAt("03-02 10:05", "Failed");
            scenario.until("03-04 00:00")
                    .fires(NAME)
                    .at("03-02 10:05")
                    .severity("warning")
                    .label("restore", "r1")
                    .annotation("reason", "error downloading backup")
                    .description(
                            "Restore r1 of backup n1 ended Failed at 2026-03-02 10:05 UTC: error downloading backup.")
                    .resolvedAt("03-03 10:05");
        }

        @Test
        void theProcessIsReplacedMeanwhile() {
            scenario.restore("r1").startsAt("03-02 10:00").endsAt("03-02 10:05", "Failed");
            scenario.restartAt("03-02 12:00")
                    .until("03-02 20:00")
                    .fires(NAME)
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void aMonthlyTestSucceeds() {
            scenario.restore("shop-restore").of("n1").startsAt("03-02 10:00").endsAt("03-02 10:05", "Completed");
            scenario.until("03-04 00:00").isSilent();
        }

        @Test
        void itIsDeleted() {
            scenario.restore("r1")
                    .startsAt("03-02 10:00")
                    .endsAt("03-02 10:05", "Failed")
                    .goneAt("03-02 11:00");
            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 11:00", "restore deleted");
        }

        @Test
        void itFailedLongBeforeAnybodyLooked() {
            scenario.restore("r1").startsAt("02-20 10:00").endsAt("02-20 10:05", "Failed");
            scenario.until("03-02 00:00").isSilent();
        }
    }
}
