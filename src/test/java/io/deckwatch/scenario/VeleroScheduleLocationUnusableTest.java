package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.location.StorageLocationReadOnlyInUse;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.ScheduleLocationUnusable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroScheduleLocationUnusableTest {

    private static final String NAME = ScheduleLocationUnusable.NAME;

    private final Scenario scenario = new Scenario();

    private ScheduleScript offsite() {
        return scenario.schedule("offsite").location("b2").good("02-20 00:00", "03-01 12:00");
    }

    @Nested
    class FiresWhen {

        @Test
        void itsTemplateNamesALocationThatIsNotThere() {
            scenario.scheduleSince("offsite", "03-01 10:00").location("b2");
            scenario.location("default").isDefault();

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 10:10")
                    .startsAt("03-01 10:10")
                    .severity("warning")
                    .label("schedule", "offsite")
                    .summary("Schedule offsite cannot run: storage location b2, which its template names, does not"
                            + " exist.")
                    .description("There is no good backup.")
                    .uninhibited()
                    .stays();
        }

        @Test
        void theLocationIsDeleted() {
            offsite();
            scenario.location("b2").goneAt("03-01 10:00");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 10:10").stays();
        }

        @Test
        void theTemplateIsGivenAnotherOne() {
            offsite().then(Scenario.at("03-01 10:00"), o -> o.set("b3", "spec", "template", "storageLocation"));
            scenario.location("b2");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 10:10").summary("storage location b3");
        }

        @Test
        void itExplainsTheRunsThatVeleroRefusesForIt() {
            offsite();
            scenario.location("b2").goneAt("03-01 13:00");
            scenario.backup("offsite-2")
                    .of("offsite")
                    .failsValidation("03-02 02:00", "an existing backup storage location" + " was not specified");

            var course = scenario.until("03-02 12:00");

            course.fires(BackupFailed.NAME).inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theLocationIsReadOnlyWhichIsToldOfTheLocation() {
            offsite();
            scenario.location("b2").then(Scenario.at("03-01 10:00"), o -> o.set("ReadOnly", "spec", "accessMode"));

            var course = scenario.until("03-01 12:00");

            course.fires(NAME)
                    .at("03-01 10:10")
                    .summary("Schedule offsite cannot run: storage location b2 is read-only.")
                    .inhibited();
            assertThat(course.heard()).containsExactly(StorageLocationReadOnlyInUse.NAME);
        }

        @Test
        void theLocationIsUnavailableWhichIsToldOfTheLocation() {
            offsite();
            scenario.location("b2").unavailableAt("03-01 10:00");

            var course = scenario.until("03-01 12:00");

            course.fires(NAME).at("03-01 10:10").inhibited();
            assertThat(course.heard()).containsExactly(StorageLocationUnavailable.NAME);
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theLocationIsThereAndTakesBackups() {
            offsite();
            scenario.location("b2");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void theLocationIsAppliedALittleLater() {
            scenario.scheduleSince("offsite", "03-01 10:00").location("b2");
            scenario.location("b2").createdAt("03-01 10:09");

            scenario.firstContactAt("03-01 09:00").until("03-01 12:00").isSilent();
        }

        @Test
        void theLocationIsReplaced() {
            offsite();
            scenario.location("b2").goneAt("03-01 10:00").recreatedAt("03-01 10:02");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void theLocationIsUnavailableForAMinute() {
            offsite();
            scenario.location("b2").unavailableAt("03-01 10:00").availableAt("03-01 10:01");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void itNamesNoneAndThereIsNoDefault() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("b2");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsPaused() {
            offsite().pausedAt("03-01 11:00");
            scenario.location("b2").goneAt("03-01 10:00");

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 11:00", "schedule paused, not repaired");
        }

        @Test
        void locationsMayNotBeRead() {
            offsite();
            scenario.kind(
                    io.deckwatch.event.Kind.BACKUP_STORAGE_LOCATION,
                    io.deckwatch.event.Heartbeat.KindState.FORBIDDEN,
                    "03-01 00:00",
                    "03-02 00:00");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }
    }
}
