package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupFailed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupFailedTest {

    private static final String NAME = BackupFailed.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    @Nested
    class FiresWhen {

        @Test
        void theNewestRunFailed() {
            nightly.good("03-01 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:10")
                    .startsAt("03-02 02:10")
                    .severity("warning")
                    .label("schedule", "nightly")
                    .label("cluster", "prod")
                    .label("velero_namespace", "velero")
                    .label("backup", "")
                    .annotation("reason", "no space left")
                    .annotation("last_good", "2026-03-01T02:00:00Z")
                    .annotation("next_run", "2026-03-03T02:00:00Z")
                    .annotation("runbook_url", "https://deckwatch.example/runbooks/" + NAME)
                    .description("Backup nightly-20260302020000 ended Failed at 2026-03-02 02:10 UTC: no space left.")
                    .stays();
        }

        @Test
        void itsLocationBecameUnavailableHoursLater() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");
            scenario.location("default").isDefault().unavailableAt("03-02 09:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:10").neverInhibited();
        }

        @Test
        void itsLocationBecameReadOnlyHoursLater() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");
            scenario.location("default").isDefault().readOnlyAt("03-02 09:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:10").neverInhibited();
        }

        @Test
        void itsLocationFlappedJustThen() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-02 01:59:30")
                    .availableAt("03-02 02:00:30");
            scenario.backup("n2").of("nightly").failsValidation("03-02 02:00", "Unavailable");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:00").breaksThroughAt("03-02 02:00:30");
        }

        @Test
        void aRestartOfTheServerFailedIt() {
            nightly.good("03-01 00:00", "03-01 12:00");
            scenario.backup("n2")
                    .of("nightly")
                    .startsAt("03-02 02:00")
                    .fails(
                            "40m",
                            "found a backup with status \"InProgress\" during the server starting, mark it as"
                                    + " \"Failed\"");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:40")
                    .annotation("reason", "during the server starting");
        }

        @Test
        void veleroRefusedItByFailedValidation() {
            nightly.good("03-01 00:00", "03-01 12:00");
            scenario.backup("n2").of("nightly").failsValidation("03-02 02:00", "no such location");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:00")
                    .description("ended FailedValidation")
                    .annotation("reason", "no such location");
        }

        @Test
        void anUnscheduledBackupFailedAndForADayOnly() {
            scenario.backup("by-hand").startsAt("03-02 10:00").fails("5m", "boom");

            scenario.until("03-04 12:00")
                    .fires(NAME, "backup", "by-hand")
                    .at("03-02 10:05")
                    .severity("info")
                    .resolvedAt("03-03 10:05");
        }

        @Test
        void itFailedBeforeTheFirstContact() {
            nightly.good("02-01 00:00", "02-28 00:00").failed("02-28 00:00", "02-28 12:00");

            scenario.firstContactAt("02-28 12:00")
                    .until("02-28 13:00")
                    .fires(NAME)
                    .at("02-28 12:00")
                    .startsAt("02-28 02:10");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void aNewerGoodRunResolvedIt() {
            nightly.failed("03-01 00:00", "03-01 12:00").good("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-01 02:10").resolvedAt("03-02 02:10");
        }

        @Test
        void startsAtStaysWhileOneFailureFollowsAnother() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-04 12:00");

            scenario.until("03-04 12:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-02 02:10")
                    .stays();
        }

        @Test
        void theFailedBackupWasMadeElsewhere() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("other").of("nightly").madeElsewhere("03-01 03:00", "5m", "Failed", "03-01 09:00");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void theScheduleIsPaused() {
            nightly.failed("03-01 00:00", "03-01 12:00").pausedAt("03-01 10:00");

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 10:00", "schedule paused, not repaired");
        }

        @Test
        void theScheduleIsDeleted() {
            nightly.failed("03-01 00:00", "03-01 12:00").goneAt("03-01 10:00");

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 10:00", "schedule deleted");
        }

        @Test
        void theFailureIsOfAnEarlierScheduleOfThatName() {
            nightly.failed("03-01 00:00", "03-01 12:00").goneAt("03-01 10:00").recreatedAt("03-01 11:00");

            scenario.until("03-01 23:00").fires(NAME).times(1).retiredAt("03-01 10:00", "schedule deleted");
        }

        @Test
        void anUnscheduledFailureIsOlderThanADayAtFirstContact() {
            scenario.backup("by-hand").startsAt("02-27 10:00").fails("5m", "boom");

            scenario.until("03-02 00:00").isSilentAbout(NAME);
        }

        @Test
        void anOldUnscheduledFailureIsBeingDeleted() {
            scenario.backup("by-hand").failsValidation("03-01 10:00", "boom").phaseAt("03-05 10:00", "Deleting");

            var course = scenario.until("03-06 00:00");

            course.fires(NAME).at("03-01 10:00").times(1).resolvedAt("03-02 10:00");
        }

        @Test
        void anAnnotationSaysToIgnoreIt() {
            nightly.annotated("ignore", "VeleroBackupStale, VeleroBackupFailed").failed("03-01 00:00", "03-01 12:00");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itsStorageLocationExplainsIt() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().unavailableAt("03-02 01:30");
            scenario.backup("n2").of("nightly").failsValidation("03-02 02:00", "location is Unavailable");

            var course = scenario.until("03-02 06:00");

            course.fires(NAME).at("03-02 02:00").inhibited();
            assertThat(course.heard()).containsExactly("VeleroBackupStorageLocationUnavailable");
        }
    }
}
