package io.deckwatch.scenario;

import io.deckwatch.rule.restore.RestoreNotAdmitted;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRestoreNotAdmittedTest {

    private static final String NAME = RestoreNotAdmitted.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void veleroRefusedItAndForADayOnly() {
            scenario.restore("r1").of("n1").refusedAt("03-02 10:00", "No backups found for schedule");
            scenario.until("03-04 00:00")
                    .fires(NAME)
                    .at("03-02 10:00")
                    .severity("warning")
                    .label("restore", "r1")
                    .annotation("reason", "No backups found for schedule")
                    .summary("Restore r1 was refused.")
                    .resolvedAt("03-03 10:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theLocationOfItsBackupIsUnavailableWhichIsToldOf() {
            scenario.location("default").unavailableAt("03-02 09:00");
            scenario.schedule("nightly").good("03-01 12:00", "03-02 06:00");
            scenario.restore("r1")
                    .of("nightly-20260302020000")
                    .refusedAt("03-02 10:00", "The BSL default is unavailable, cannot retrieve the backup");
            scenario.until("03-02 12:00").fires(NAME).inhibited();
        }

        @Test
        void itIsAdmitted() {
            scenario.restore("r1").startsAt("03-02 10:00").endsAt("03-02 10:05", "Completed");
            scenario.until("03-02 12:00").isSilent();
        }
    }
}
