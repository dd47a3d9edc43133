package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.BackupStuck;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.rule.schedule.QueueStalled;
import io.deckwatch.rule.schedule.ScheduleBlocked;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeleroQueueStalledTest {

    private static final String NAME = QueueStalled.NAME;
    private final Scenario scenario = new Scenario();

    private ScheduleScript team(int minute) {
        return scenario.schedule("team-" + minute).cron(minute + " */3 * * *").good("02-28 00:00", "03-01 05:00");
    }

    private BackupScript waiting(String schedule, String since) {
        return scenario.backup(schedule + since.replaceAll("\\D", ""))
                .of(schedule)
                .waitsSince(since, "Queued");
    }

    @Nested
    class FiresWhen {

        @ParameterizedTest
        @ValueSource(strings = {"Queued", "ReadyToStart", "New", ""})
        void backupsWaitAndNothingRuns(String phase) {
            team(0);
            scenario.backup("first").of("team-0").waitsSince("03-01 06:00", phase);

            scenario.until("03-01 08:30")
                    .fires(NAME)
                    .at("03-01 06:30")
                    .startsAt("03-01 06:30")
                    .severity("warning")
                    .label("velero_namespace", "velero")
                    .label("schedule", "")
                    .summary("No backup is started any more in namespace velero.")
                    .description("The oldest is first, " + (phase.isEmpty() ? "New" : phase)
                            + " since 2026-03-01 06:00 UTC.")
                    .description("Nothing is InProgress, and nothing began or ended since 2026-03-01 06:00 UTC.")
                    .stays();
        }

        @Test
        void aSlotIsNeverGivenBackAndSchedulesPileUp() {
            for (var minute = 0; minute < 20; minute += 5) {
                var team = team(minute);
                for (var hour = 6; hour <= 15; hour += 3) {
                    waiting(team.name(), "03-01 %02d:%02d".formatted(hour, minute));
                }
            }

            var course = scenario.until("03-01 16:00");

            // One alert for all: four schedules are silent behind it, as pages too.
            course.fires(NAME)
                    .at("03-01 06:30")
                    .becomes("critical", "03-01 09:30")
                    .times(1)
                    .stays();
            course.fires(NoRecentBackup.NAME).at("03-01 06:30").inhibited();
            course.fires(BackupStale.NAME).at("03-01 09:30").inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void aBackupThatHangsHoldsUpAllOthers() {
            team(5);
            scenario.schedule("big").cron("0 6 * * *").good("02-20 00:00", "02-28 12:00");
            scenario.backup("big-run").of("big").startsAt("03-01 06:00");
            waiting("team-5", "03-01 06:05");

            var course = scenario.until("03-01 09:00");

            // What hangs is told; that others wait for it is not told as well.
            course.fires(BackupStuck.NAME).at("03-01 06:30").uninhibited();
            course.fires(NAME).at("03-01 06:35").inhibited().description("Backup big-run is InProgress since");
            assertThat(course.heard()).containsExactly(BackupStuck.NAME);
        }

        @Test
        void theSchedulesBehindItProtectNothingNewAnyMore() {
            team(5);
            scenario.schedule("big").cron("0 6 * * *").good("02-20 00:00", "02-28 12:00");
            scenario.backup("big-run").of("big").startsAt("03-01 06:00");
            waiting("team-5", "03-01 06:05");
            waiting("team-5", "03-01 09:05");

            var course = scenario.until("03-01 12:00");

            course.fires(NAME).becomes("critical", "03-01 09:35");
            course.isSilentAbout(ScheduleBlocked.NAME);
            assertThat(course.heard()).containsExactly(BackupStuck.NAME, NAME);
        }

        @Test
        void aScheduleHasSeveralWaitingThoughTheServerGetsOn() {
            scenario.schedule("hourly").cron("0 * * * *").good("02-28 00:00", "03-01 05:30");
            scenario.backup("big-run").startsAt("03-01 05:30").movesUntil("03-01 12:00");
            for (var hour = 6; hour < 12; hour++) {
                waiting("hourly", "03-01 %02d:00".formatted(hour));
            }

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 08:15")
                    .summary("Backups in namespace velero come faster than they are done.")
                    .times(1);
        }

        @Test
        void deckwatchWasRestartedMeanwhile() {
            team(0);
            waiting("team-0", "03-01 06:00");

            scenario.restartAt("03-01 06:20")
                    .restartAt("03-01 07:00")
                    .until("03-01 08:00")
                    .fires(NAME)
                    .at("03-01 06:30")
                    .times(1);
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theOneBeforeRunsAndMoves() {
            team(5);
            scenario.backup("big-run").startsAt("03-01 05:00").movesUntil("03-01 12:00");
            waiting("team-5", "03-01 06:05");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void theBytesOfTheOneBeforeMove() {
            scenario.backup("big-run").startsAt("03-01 05:00");
            var upload = scenario.upload("u").of("big-run").startsAt("03-01 05:01");
            for (var minute = 5; minute < 180; minute += 5) {
                upload.movedAt("03-01 %02d:%02d".formatted(5 + minute / 60, minute % 60), minute, 1000);
            }
            scenario.backup("next").waitsSince("03-01 05:10", "Queued");

            scenario.until("03-01 08:00").isSilentAbout(NAME);
        }

        @Test
        void theOneBeforeStandsStillAsItAlwaysDoes() {
            team(5);
            scenario.schedule("big").cron("0 6 * * *").runs("02-20 00:00", "02-28 12:00", run -> run.completes("2h"));
            scenario.backup("big-run").of("big").startsAt("03-01 06:00").completes("2h");
            waiting("team-5", "03-01 06:05").beginsAt("03-01 08:01").completes("5m");

            scenario.until("03-01 09:00").isSilentAbout(NAME);
        }

        @Test
        void theQueueMoves() {
            for (var i = 0; i < 9; i++) {
                scenario.backup("b" + i)
                        .waitsSince("03-01 06:00", "Queued")
                        .beginsAt("03-01 %02d:%02d".formatted(6 + i / 3, 20 * (i % 3)))
                        .completes("15m");
            }

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsStartedAtLast() {
            team(0);
            waiting("team-0", "03-01 06:00").beginsAt("03-01 07:00").completes("5m");

            scenario.until("03-01 08:00").fires(NAME).resolvedAt("03-01 07:10").times(1);
        }

        @Test
        void whatWaitedIsNotToldOfWhenItBeginsAtLast() {
            scenario.schedule("team-1").cron("0 * * * *").good("02-28 12:00", "03-01 05:30");
            waiting("team-1", "03-01 06:00").beginsAt("03-01 09:00").completes("5m");
            waiting("team-1", "03-01 07:00").beginsAt("03-01 09:05").completes("5m");
            waiting("team-1", "03-01 08:00").beginsAt("03-01 09:10").completes("5m");

            var course = scenario.until("03-01 09:50");

            assertThat(course.heard()).as(course.toString()).containsExactly(NAME);
            assertThat(course.pages()).containsExactly(NAME);
            course.fires(NAME).becomes("critical", "03-01 07:27").resolvedAt("03-01 09:10");
        }

        @Test
        void itIsDeleted() {
            team(0);
            waiting("team-0", "03-01 06:00").goneAt("03-01 07:00");

            scenario.until("03-01 08:00").fires(NAME).resolvedAt("03-01 07:10");
        }

        @Test
        void anotherInstallationStandsStill() {
            waiting("nobody", "03-01 06:00");
            scenario.inNamespace("other").schedule("nightly").good("02-20 00:00", "03-01 12:00");

            var course = scenario.until("03-01 08:00");

            assertThat(course.fires(NAME).life())
                    .allMatch(t -> t.alert().labels().get("velero_namespace").equals("velero"));
        }

        @Test
        void nothingWaits() {
            team(0);

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }
    }

    @Test
    void theThresholdsMakeSense() {
        assertThatThrownBy(() -> new QueueStalled(Duration.ZERO, 3)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new QueueStalled(QueueStalled.AFTER, 0)).hasMessageContaining("at least 1");
    }
}
