package io.deckwatch.scenario;

import io.deckwatch.rule.location.DeletionFailing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroDeletionFailingTest {

    private static final String NAME = DeletionFailing.NAME;
    private final Scenario scenario = new Scenario();
    private BackupScript backup;
    private LocationScript location;

    @BeforeEach
    void aBackup() {
        location = scenario.location("default").isDefault();
        backup = scenario.backup("b").startsAt("02-27 10:00").completes("5m");
    }

    @Nested
    class FiresWhen {

        @Test
        void aRequestEndsWithErrors() {
            backup.phaseAt("03-01 10:01", "Deleting");
            scenario.deletion("b")
                    .createdAt("03-01 10:00")
                    .processedAt("03-01 10:05", "error deleting snapshot snap-1: gone");

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 10:05")
                    .severity("warning")
                    .label("storage_location", "default")
                    .summary("Velero cannot delete 1 backup from storage location default.")
                    .annotation("reason", "error deleting snapshot snap-1")
                    .times(1)
                    .stays();
        }

        @Test
        void aBackupIsBeingDeletedForAnHour() {
            backup.phaseAt("03-01 10:01", "Deleting");

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 11:01")
                    .description("Backup b is being deleted, and does not go");
        }

        @Test
        void aPersonsRequestIsRefused() {
            scenario.deletion("b")
                    .createdAt("03-01 10:00")
                    .processedAt("03-01 10:01", "error getting the backup store: no such host");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 10:01");
        }

        @Test
        void veleroHasForgottenTheRequestAndTheBackupIsStillBeingDeleted() {
            backup.phaseAt("03-01 10:01", "Deleting");
            scenario.deletion("b")
                    .createdAt("03-01 10:00")
                    .processedAt("03-01 10:05", "error")
                    .goneAt("03-02 11:00");

            scenario.restartAt("03-02 12:00")
                    .until("03-03 12:00")
                    .fires(NAME)
                    .times(1)
                    .stays();
        }

        @Test
        void itFailsStillWhenGarbageCollectionTriedAgainAfterAnOutage() {
            location.unavailableAt("03-01 05:00").availableAt("03-01 08:00");
            scenario.backup("old")
                    .keptFor("24h")
                    .startsAt("02-28 05:00")
                    .completes("5m")
                    .phaseAt("03-01 05:31", "Deleting");
            scenario.deletion("old").createdAt("03-01 05:30").processedAt("03-01 05:32", "i/o timeout");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 09:15").times(1).stays();
        }

        @Test
        void whatAPersonAskedForInAnOutageIsTriedByNobodyAgain() {
            location.unavailableAt("03-01 09:00").availableAt("03-01 11:00");
            backup.phaseAt("03-01 10:01", "Deleting");
            scenario.deletion("b").createdAt("03-01 10:00").processedAt("03-01 10:05", "i/o timeout");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 10:05").stays();
        }

        @Test
        void garbageCollectionTriesAgainEveryHourInVainAndItIsToldOnce() {
            scenario.backup("old")
                    .keptFor("24h")
                    .startsAt("02-28 05:00")
                    .completes("5m")
                    .phaseAt("03-01 05:31", "Deleting");
            scenario.deletion("old").createdAt("03-01 05:30").processedAt("03-01 05:32", "access denied");
            scenario.deletion("old")
                    .named("old-again")
                    .createdAt("03-01 06:30")
                    .processedAt("03-01 06:32", "access denied");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 05:32").times(1).stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsDeleted() {
            backup.phaseAt("03-01 10:01", "Deleting").goneAt("03-01 10:05");
            scenario.deletion("b")
                    .createdAt("03-01 10:00")
                    .processedAt("03-01 10:05")
                    .goneAt("03-01 10:06");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void theBackupStillRuns() {
            scenario.backup("runs").startsAt("03-01 09:55").completes("20m");
            scenario.deletion("runs")
                    .createdAt("03-01 10:00")
                    .processedAt("03-01 10:01", "backup is still in progress");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void garbageCollectionIsRefusedAndTriesAgainWithinTheHour() {
            scenario.backup("old")
                    .keptFor("24h")
                    .startsAt("02-28 05:00")
                    .completes("5m")
                    .goneAt("03-01 06:40");
            scenario.deletion("old").createdAt("03-01 05:30").processedAt("03-01 05:31", "location is Unavailable");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void itFailedInAnOutageAndGarbageCollectionTriesAgainWithinTheHour() {
            location.unavailableAt("03-01 05:00").availableAt("03-01 08:00");
            scenario.backup("old")
                    .keptFor("24h")
                    .startsAt("02-28 05:00")
                    .completes("5m")
                    .phaseAt("03-01 05:31", "Deleting")
                    .goneAt("03-01 09:01");
            scenario.deletion("old").createdAt("03-01 05:30").processedAt("03-01 05:32", "i/o timeout");

            var course = scenario.until("03-01 12:00");

            course.isSilentAbout(NAME);
            course.isSilentAbout("VeleroBackupStuck");
        }

        @Test
        void aLaterRequestSucceeds() {
            backup.phaseAt("03-01 10:01", "Deleting").goneAt("03-01 11:00");
            scenario.deletion("b")
                    .createdAt("03-01 10:00")
                    .processedAt("03-01 10:05", "error")
                    .goneAt("03-01 11:00");

            scenario.until("03-01 12:00").fires(NAME).times(1).resolvedAt("03-01 11:00");
        }

        @Test
        void theLocationIsAwayWhichIsTold() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            location.unavailableAt("03-01 09:00");
            scenario.deletion("b").createdAt("03-01 10:00").processedAt("03-01 10:01", "location is Unavailable");

            scenario.until("03-01 12:00").fires(NAME).inhibited();
        }
    }
}
