package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupFailingPersistent;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupFailingPersistentTest {

    private static final String NAME = BackupFailingPersistent.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    @Nested
    class FiresWhen {

        @Test
        void twoDailyRunsInARowFailed() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-03 12:00");

            var course = scenario.until("03-03 12:00");

            course.fires(NAME)
                    .at("03-03 02:10")
                    .startsAt("03-02 02:10")
                    .severity("critical")
                    .uninhibited()
                    .description("2 runs in a row failed since 2026-03-02 02:10 UTC")
                    .annotation("last_good", "2026-03-01T02:00:00Z");
            course.fires(BackupFailed.NAME).uninhibited();
        }

        @Test
        void threeHourlyRunsInARowFailed() {
            nightly.cron("0 * * * *").good("02-28 20:00", "03-01 05:30").failed("03-01 05:30", "03-01 08:30");

            scenario.until("03-01 08:40").fires(NAME).at("03-01 08:10").startsAt("03-01 06:10");
        }

        @Test
        void failuresAndRefusalsMix() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");
            scenario.backup("n3").of("nightly").failsValidation("03-03 02:00", "Unavailable");

            scenario.until("03-03 12:00").fires(NAME).at("03-03 02:00");
        }

        @Test
        void theFailedBackupsWereDeletedMeanwhile() {
            nightly.good("02-20 00:00", "03-01 12:00")
                    .runs("03-01 12:00", "03-02 12:00", run -> run.fails("10m", "x")
                            .goneAt("03-02 12:00"))
                    .failed("03-02 12:00", "03-03 12:00");

            scenario.until("03-03 12:00").fires(NAME).at("03-03 02:10");
        }

        @Test
        void itFailedBeforeItsLocationBecameUnavailable() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-03 12:00");
            scenario.location("default").isDefault().unavailableAt("03-03 06:00");

            scenario.until("03-03 20:00").fires(NAME).at("03-03 02:10").neverInhibited();
        }

        @Test
        void itFailedBeforeAndAfterAnOutage() {
            nightly.cron("0 */6 * * *").good("02-20 00:00", "03-01 11:00").failed("03-01 11:00", "03-01 17:00");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-01 17:30")
                    .availableAt("03-01 19:00");
            scenario.backup("n2").of("nightly").failsValidation("03-01 18:00", "Unavailable");
            nightly.failed("03-01 23:00", "03-02 03:00");

            scenario.until("03-02 05:00").fires(NAME).at("03-02 00:10").startsAt("03-01 12:10");
        }

        @Test
        void theSpanIsSetToLess() {
            nightly.cron("0 */2 * * *").good("02-28 20:00", "03-01 05:30").failed("03-01 05:30", "03-01 08:30");

            scenario.with(new BackupFailingPersistent(Duration.ofHours(2)))
                    .until("03-01 08:40")
                    .fires(NAME)
                    .at("03-01 08:10");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void onlyOneRunFailed() {
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void twoHourlyRunsFailed() {
            nightly.cron("0 * * * *").good("02-28 20:00", "03-01 05:30").failed("03-01 05:30", "03-01 07:30");

            scenario.until("03-01 07:40").isSilentAbout(NAME);
        }

        @Test
        void theSeriesIsBroken() {
            nightly.failed("03-01 00:00", "03-01 12:00")
                    .runs("03-01 12:00", "03-02 12:00", run -> run.partiallyFails("10m"))
                    .failed("03-02 12:00", "03-03 12:00");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void aNewerGoodRunResolvedIt() {
            nightly.failed("02-27 00:00", "03-01 12:00").good("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-01 00:00").resolvedAt("03-02 02:10");
        }

        @Test
        void theScheduleIsPaused() {
            nightly.failed("02-27 00:00", "03-01 12:00").pausedAt("03-01 06:00");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-01 06:00", "schedule paused, not repaired");
        }

        @Test
        void theOutageOfItsLocationIsOver() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-02 01:00")
                    .availableAt("03-04 12:00");
            scenario.backup("n2").of("nightly").failsValidation("03-02 02:00", "Unavailable");
            scenario.backup("n3").of("nightly").failsValidation("03-03 02:00", "Unavailable");
            scenario.backup("n4").of("nightly").failsValidation("03-04 02:00", "Unavailable");
            nightly.good("03-04 12:00", "03-06 00:00");

            scenario.until("03-06 00:00").fires(NAME).neverHeard().resolvedAt("03-04 12:00");
        }

        @Test
        void itsLocationWasReadOnly() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().readOnlyAt("03-02 01:00").writableAt("03-03 12:00");
            var refused =
                    "backup can't be created because backup storage location default is currently in read-only mode";
            scenario.backup("n2").of("nightly").failsValidation("03-02 02:00", refused);
            scenario.backup("n3").of("nightly").failsValidation("03-03 02:00", refused);

            var course = scenario.until("03-03 20:00");

            course.fires(NAME).resolvedAt("03-03 12:00");
            assertThat(course.pages()).containsExactly("VeleroBackupStorageLocationReadOnlyInUse");
        }

        @Test
        void itsStorageLocationIsUnavailableAndPagesItself() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().unavailableAt("03-02 01:30");
            scenario.backup("n2").of("nightly").failsValidation("03-02 02:00", "Unavailable");
            scenario.backup("n3").of("nightly").failsValidation("03-03 02:00", "Unavailable");

            scenario.until("03-03 04:00").fires(NAME).at("03-03 02:00").inhibited();
        }
    }
}
