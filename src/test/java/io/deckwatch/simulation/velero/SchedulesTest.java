package io.deckwatch.simulation.velero;

import static io.deckwatch.simulation.velero.Played.DAILY;
import static io.deckwatch.simulation.velero.Played.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VeleroVersion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When schedules submit backups, and when they do not. */
class SchedulesTest {

    @Test
    void submitWithinAMinuteAfterTheSlotAndNoteWhen() {
        var played = Played.with(VeleroVersion.V1_18, DAILY).until("03-03 02:30:00");

        var created = played.last(Kind.BACKUP, "daily-20260303")
                .at("metadata", "creationTimestamp")
                .time()
                .orElseThrow();
        assertThat(created).isBetween(at("03-03 02:00:01"), at("03-03 02:01:00"));
        assertThat(played.last(Kind.SCHEDULE, "daily")
                        .at("status", "lastBackup")
                        .time())
                .contains(created);
        assertThat(played.names(Kind.BACKUP, "daily"))
                .containsExactly("daily-" + created.toString().replaceAll("[-T:Z]", ""));
    }

    @Test
    void submitNothingWhilePausedAndOneRunAtOnceAfterwards() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.SCHEDULE_PAUSED, "daily", "03-02 20:00:00", "03-05 10:00:00")
                .until("03-05 09:59:00");
        assertThat(played.names(Kind.BACKUP, "daily-202603")).noneMatch(name -> name.compareTo("daily-20260303") > 0);
        assertThat(played.last(Kind.SCHEDULE, "daily").at("spec", "paused").isTrue())
                .isTrue();

        played.until("03-05 10:05:00");
        assertThat(played.names(Kind.BACKUP, "daily-20260305")).hasSize(1);
        assertThat(played.last(Kind.SCHEDULE, "daily").at("spec", "paused").isAbsent())
                .isTrue();
    }

    @Test
    void makeUpForNothingButOneRunAfterTheServerWasDown() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.SERVER_DOWN, "small", "03-02 20:00:00", "03-05 10:00:00")
                .until("03-05 10:05:00");

        assertThat(played.names(Kind.BACKUP, "daily-20260303")).isEmpty();
        assertThat(played.names(Kind.BACKUP, "daily-20260305")).hasSize(1);
    }

    @Test
    void waitForTheirOwnRunAndFireLate() {
        var hourly = new SchedulePlan(
                "hourly", "0 * * * *", Duration.ofHours(24), "", List.of(), Method.RESOURCES_ONLY, 300);
        var played = Played.with(VeleroVersion.V1_17, hourly)
                .incident(Fault.BACKUP_STICKS, "hourly", "03-02 18:30:00", "03-02 21:30:00")
                .until("03-02 22:30:00");

        assertThat(played.names(Kind.BACKUP, "hourly-2026030219")).hasSize(1);
        assertThat(played.names(Kind.BACKUP, "hourly-2026030220")).isEmpty();
        assertThat(played.names(Kind.BACKUP, "hourly-20260302213"))
                .as("late, within two minutes of the end of the block")
                .hasSize(1);
        assertThat(played.names(Kind.BACKUP, "hourly-2026030222")).hasSize(1);
    }

    @Test
    void giveBackupsTheTtlThatSomebodySet() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.TTL_TOO_SHORT, "daily", "03-02 20:00:00", "03-03 20:00:00")
                .until("03-04 06:00:00");

        assertThat(played.of(Kind.BACKUP, "daily-20260303").getLast().type().name())
                .isEqualTo("DELETED");
        assertThat(played.last(Kind.BACKUP, "daily-20260303").at("spec", "ttl").text())
                .contains("30m0s");
        assertThat(played.last(Kind.BACKUP, "daily-20260304").at("spec", "ttl").text())
                .contains("72h0m0s");
    }

    @Test
    void sayWhenTheirCronIsNone() {
        var wrong = new SchedulePlan("wrong", "0 2 * *", Duration.ofHours(24), "", List.of(), Method.RESOURCES_ONLY, 9);
        var played = Played.with(VeleroVersion.V1_17, wrong);

        var schedule = played.now(Kind.SCHEDULE).findFirst().orElseThrow();
        assertThat(schedule.at("status", "phase").text()).contains("FailedValidation");
        assertThat(schedule.at("status", "validationErrors").texts())
                .containsExactly("invalid schedule: expected exactly 5 fields, found 4: [0 2 * *]");
        assertThat(played.now(Kind.BACKUP)).isEmpty();
    }
}
