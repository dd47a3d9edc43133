package io.deckwatch.scenario;

import io.deckwatch.rule.schedule.RetentionTooShort;
import io.deckwatch.state.InstallationSettings;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VeleroRetentionTooShortTest {

    private static final String NAME = RetentionTooShort.NAME;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    @Nested
    class FiresWhen {

        @Test
        void backupsAreKeptForLessThanTheyHaveToBe() {
            nightly.annotated("retention", "30d").ttl("336h0m0s");

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 00:00")
                    .severity("warning")
                    .label("schedule", "nightly")
                    .summary("Backups of schedule nightly are kept for 14d and have to be kept for 30d.")
                    .description("The ttl of its template is 14d. Each backup is deleted when it is 14d old")
                    .stays();
        }

        @Test
        void aPolicySaysHowLong() {
            scenario.with(InstallationSettings.DEFAULT.with(
                    (schedule, chosen) -> Map.of("retention", "90d", "owner", "dba")));

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .annotation("owner", "dba")
                    .description("Its template names no ttl, so that Velero takes its default, 30d.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0s", "0", "soon"})
        void aTtlThatIsNoneIsVelerosDefault(String ttl) {
            nightly.annotated("retention", "721h").ttl(ttl);

            scenario.until("03-01 12:00").fires(NAME);
        }

        @Test
        void somebodyShortensTheTtlAndUntilItIsLongEnoughAgain() {
            nightly.annotated("retention", "30d")
                    .then(Scenario.at("03-01 09:00"), o -> o.set("24h", "spec", "template", "ttl"))
                    .then(Scenario.at("03-01 11:00"), o -> o.set("720h0m0s", "spec", "template", "ttl"));

            scenario.restartAt("03-01 10:00")
                    .until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 09:00")
                    .times(1)
                    .resolvedAt("03-01 11:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void nobodySaysHowLong() {
            nightly.ttl("1h");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @ParameterizedTest
        @CsvSource({"30d,720h0m0s", "30d,''", "2w,400h", "soon,1h", "-30d,1h", "0d,1h"})
        void theyAreKeptLongEnoughOrTheAnnotationIsNoSpan(String retention, String ttl) {
            nightly.annotated("retention", retention);
            if (!ttl.isEmpty()) {
                nightly.ttl(ttl);
            }

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleSaysLessThanThePolicy() {
            scenario.with(InstallationSettings.DEFAULT.with((schedule, chosen) -> Map.of("retention", "90d")));
            nightly.annotated("retention", "7d");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsPaused() {
            nightly.annotated("retention", "30d").ttl("24h").pausedAt("03-01 09:00");

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 09:00", "schedule paused, not repaired");
        }
    }
}
