package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.schedule.ScheduleInvalid;
import io.deckwatch.state.AnnotationDefaults;
import io.deckwatch.state.InstallationSettings;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroScheduleInvalidTest {

    private static final String NAME = ScheduleInvalid.NAME;
    private static final String REASON = "invalid schedule: expected exactly 5 fields, found 6: [0 0 2 * * *]";

    private final Scenario scenario = new Scenario();

    private ScheduleScript refused(String name) {
        return scenario.scheduleSince(name, "03-01 10:00")
                .cron("0 0 2 * * *")
                .with("FailedValidation", "status", "phase")
                .with(List.of(REASON), "status", "validationErrors");
    }

    @Nested
    class FiresWhen {

        @Test
        void veleroRefusesIt() {
            refused("nightly");

            var course = scenario.until("03-04 12:00");

            course.fires(NAME)
                    .at("03-01 10:05")
                    .startsAt("03-01 10:05")
                    .severity("warning")
                    .label("schedule", "nightly")
                    .summary("Schedule nightly is invalid: none of its backups run.")
                    .description("Velero refuses it since 2026-03-01 10:00 UTC: " + REASON)
                    .annotation("reason", REASON)
                    .stays();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void aChangeMadeItInvalid() {
            scenario.schedule("nightly")
                    .good("02-20 00:00", "03-01 12:00")
                    .cronChangedAt("03-01 15:00", "0 2 * *")
                    .phaseAt("03-01 15:00", "FailedValidation");

            scenario.until("03-03 12:00")
                    .fires(NAME)
                    .at("03-01 15:05")
                    .description("The last good backup is nightly-20260301020000");
        }

        @Test
        void onlyDeckwatchCannotReadItsCron() {
            scenario.with(new InstallationSettings(
                            ZoneOffset.UTC, CronVersion.V1, Set.of(Phase.COMPLETED), false, AnnotationDefaults.NONE))
                    .schedule("berlin")
                    .cronChangedAt("03-01 10:00", "CRON_TZ=Europe/Berlin 0 2 * * *");

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 10:05")
                    .severity("info")
                    .summary("Schedule berlin has a cron that Deckwatch cannot read.")
                    .description("cannot read the cron \"CRON_TZ=Europe/Berlin 0 2 * * *\", though Velero does.");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsCorrectedWithinMinutes() {
            refused("nightly").cronChangedAt("03-01 10:04", "0 2 * * *").phaseAt("03-01 10:04", "Enabled");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsCorrectedAlthoughAnOldVeleroKeepsTheErrors() {
            refused("nightly").cronChangedAt("03-01 11:00", "0 2 * * *").phaseAt("03-01 11:00", "Enabled");

            scenario.until("03-01 12:00").fires(NAME).times(1).resolvedAt("03-01 11:00");
        }

        @Test
        void veleroHasNotLookedAtItYet() {
            scenario.schedule("nightly").cron("0 0 2 * * *").with("", "status", "phase");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsPaused() {
            refused("nightly").pausedAt("03-01 11:00");

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 11:00", "schedule paused, not repaired");
        }

        @Test
        void itIsDeleted() {
            refused("nightly").goneAt("03-01 11:00");

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 11:00", "schedule deleted");
        }
    }
}
