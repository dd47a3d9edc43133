package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupFailedByRestart;
import io.deckwatch.rule.schedule.BackupFailingPersistent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeleroBackupFailedByRestartTest {

    private static final String NAME = BackupFailedByRestart.NAME;
    private static final String RESTARTED =
            "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"";

    private final Scenario scenario = new Scenario();

    /** A schedule whose runs were good until the last February night. */
    private ScheduleScript schedule(String name) {
        return scenario.schedule(name).good("02-20 00:00", "03-01 00:00");
    }

    private BackupScript cut(String schedule, String start, String after) {
        var digits = start.replaceAll("\\D", "");
        return scenario.backup(schedule + "-2026" + digits + "00")
                .of(schedule)
                .startsAt(start)
                .fails(after, RESTARTED);
    }

    @Nested
    class FiresWhen {

        @Test
        void twoNightsInARowWereCutOff() {
            schedule("nightly");
            cut("nightly", "03-01 02:00", "20m");
            cut("nightly", "03-02 02:00", "25m");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 02:25")
                    .startsAt("03-01 02:20")
                    .severity("critical")
                    .label("velero_namespace", "velero")
                    .label("schedule", "")
                    .summary("The Velero server was restarted in the middle of a backup 2 times.")
                    .description("nightly-20260302020000 (2026-03-02 02:25 UTC), nightly-20260301020000")
                    .description("No run of nightly gets through any more.")
                    .uninhibited()
                    .stays();
            course.fires(BackupFailingPersistent.NAME).at("03-02 02:25").inhibited();
            assertThat(course.heard()).containsExactly(BackupFailed.NAME, NAME);
        }

        @Test
        void itHitsOneScheduleAfterAnother() {
            schedule("nightly");
            schedule("weekly").cron("0 4 * * 0").good("02-01 00:00", "03-01 00:00");
            cut("weekly", "03-01 04:00", "90m");
            cut("nightly", "03-03 02:00", "25m");

            var course = scenario.until("03-03 12:00");

            course.fires(NAME).at("03-03 02:25").startsAt("03-01 05:30").severity("warning");
            course.fires(BackupFailed.NAME, "schedule", "weekly").uninhibited().stays();
            course.fires(BackupFailed.NAME, "schedule", "nightly").inhibited();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "get a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"",
                    "found a backup with status \"InProgress\" during the server\n  starting,\n  mark it as \"Failed\"",
                    "Found a backup with status \"InProgress\" during the velero server starting"
                })
        void anyVersionOfVeleroSaysSo(String reason) {
            scenario.backup("one").startsAt("03-01 02:00").fails("5m", reason);
            scenario.backup("two").startsAt("03-01 05:00").fails("5m", reason);

            scenario.until("03-01 12:00").fires(NAME).at("03-01 05:05").severity("warning");
        }

        @Test
        void aBackupByHandWasCutOffToo() {
            schedule("nightly");
            cut("nightly", "03-01 02:00", "20m");
            scenario.backup("by-hand").startsAt("03-01 09:00").fails("1h", RESTARTED);

            scenario.until("03-01 12:00").fires(NAME).at("03-01 10:00").description("by-hand");
        }

        @Test
        void itBecomesATicketWhenRunsGetThroughAgainAndEndsAfterThreeDaysWithoutOne() {
            var nightly = schedule("nightly");
            cut("nightly", "03-01 02:00", "20m");
            cut("nightly", "03-02 02:00", "20m");
            nightly.good("03-02 12:00", "03-06 12:00");

            scenario.until("03-06 12:00")
                    .fires(NAME)
                    .times(1)
                    .becomes("warning", "03-03 02:10")
                    .resolvedAt("03-05 02:20");
        }

        @Test
        void aRestartOfDeckwatchKeepsIt() {
            schedule("nightly");
            cut("nightly", "03-01 02:00", "20m");
            cut("nightly", "03-02 02:00", "20m");

            scenario.restartAt("03-02 06:00")
                    .until("03-02 12:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-01 02:20")
                    .stays();
        }

        @Test
        void theFailedBackupsWereDeletedMeanwhile() {
            schedule("nightly");
            cut("nightly", "03-01 02:00", "20m").goneAt("03-01 10:00");
            cut("nightly", "03-02 02:00", "20m");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:20").startsAt("03-01 02:20");
        }

        @Test
        void aPausedScheduleWasHitItStaysATicket() {
            schedule("nightly").pausedAt("03-02 01:00");
            cut("nightly", "03-01 02:00", "20m");
            cut("nightly", "03-01 22:00", "20h");

            scenario.until("03-02 20:00").fires(NAME).at("03-02 18:00").severity("warning");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void oneRestartCutOffSeveralBackupsAtOnce() {
            schedule("nightly");
            schedule("hourly");
            cut("nightly", "03-01 02:00", "20m");
            scenario.backup("hourly-1").of("hourly").startsAt("03-01 02:10").fails("10m5s", RESTARTED);

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void theRestartsAreFarApart() {
            var nightly = schedule("nightly");
            cut("nightly", "03-01 02:00", "20m");
            nightly.good("03-01 12:00", "03-04 00:00");
            cut("nightly", "03-04 02:20", "1m");

            scenario.until("03-04 12:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupsFailedForAnotherReason() {
            schedule("nightly").failed("03-01 00:00", "03-03 00:00");

            scenario.until("03-03 00:00").isSilentAbout(NAME);
        }

        @Test
        void theyWereCutOffInAnotherCluster() {
            schedule("nightly");
            scenario.backup("a")
                    .of("nightly")
                    .with(RESTARTED, "status", "failureReason")
                    .madeElsewhere("02-28 02:00", "5m", "Failed", "03-01 09:00");
            scenario.backup("b")
                    .of("nightly")
                    .with(RESTARTED, "status", "failureReason")
                    .madeElsewhere("02-28 12:00", "5m", "Failed", "03-01 09:00");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itWasLongBeforeTheFirstContact() {
            schedule("nightly").good("03-01 00:00", "03-06 00:00");
            cut("nightly", "02-20 12:00", "20m");
            cut("nightly", "02-20 14:00", "20m");

            scenario.firstContactAt("03-05 00:00").until("03-05 12:00").isSilent();
        }

        @Test
        void theServerWasRestartedBetweenRuns() {
            schedule("nightly").good("03-01 00:00", "03-03 00:00");

            scenario.restartAt("03-01 12:00").until("03-03 00:00").isSilent();
        }
    }
}
