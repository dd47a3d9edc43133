package io.deckwatch.scenario;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.cluster.KindNotWatched;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the watch cannot see looks as if all were well, unless somebody says so. */
class DeckwatchKindNotWatchedTest {

    private static final String NAME = KindNotWatched.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void backupsMayNotBeRead() {
            scenario.kind(Kind.BACKUP, KindState.FORBIDDEN, "03-01 12:00", "03-01 13:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:10")
                    .times(1)
                    .severity("critical")
                    .label("cluster", "prod")
                    .description("Forbidden, the rights to list and watch are missing: Backup.")
                    .resolvedAt("03-01 13:00");
        }

        @Test
        void theCrdOfSchedulesIsDeleted() {
            scenario.kind(Kind.SCHEDULE, KindState.MISSING, "03-01 12:00", "03-02 00:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .severity("critical")
                    .description("Not installed, the CRD is missing: Schedule.")
                    .stays();
        }

        @Test
        void theListOfLocationsDoesNotComeToAnEnd() {
            scenario.kind(Kind.BACKUP_STORAGE_LOCATION, KindState.STALE, "03-01 12:00", "03-02 00:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .severity("critical");
        }

        @Test
        void aMoverOfDataMayNotBeRead() {
            scenario.kind(Kind.DATA_UPLOAD, KindState.FORBIDDEN, "03-01 12:00", "03-02 00:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:10")
                    .severity("warning");
        }

        @Test
        void restoresAreNotInstalledThoughEachVeleroHasThem() {
            scenario.kind(Kind.RESTORE, KindState.MISSING, "03-01 12:00", "03-02 00:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .severity("warning");
        }

        @Test
        void oneKindAfterTheOtherIsLostAndItIsStillOneAlert() {
            scenario.kind(Kind.DATA_UPLOAD, KindState.FORBIDDEN, "03-01 12:00", "03-01 16:00")
                    .kind(Kind.BACKUP, KindState.FORBIDDEN, "03-01 13:00", "03-01 15:00")
                    .until("03-01 17:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-01 12:10")
                    .resolvedAt("03-01 16:00");
        }

        @Test
        void theEvaluatorBeginsAnewMeanwhile() {
            scenario.kind(Kind.BACKUP, KindState.FORBIDDEN, "03-01 12:00", "03-01 14:00")
                    .restartAt("03-01 13:00")
                    .until("03-01 15:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-01 12:10")
                    .resolvedAt("03-01 14:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void allKindsAreSeen() {
            scenario.schedule("nightly").good("02-20 00:00", "03-05 00:00");

            scenario.until("03-04 00:00").isSilent();
        }

        @Test
        void veleroIsOlderThanItsMoversOfData() {
            scenario.kind(Kind.DATA_UPLOAD, KindState.MISSING, "03-01 00:00", "03-09 00:00")
                    .kind(Kind.DATA_DOWNLOAD, KindState.MISSING, "03-01 00:00", "03-09 00:00")
                    .kind(Kind.BACKUP_REPOSITORY, KindState.MISSING, "03-01 00:00", "03-09 00:00")
                    .until("03-04 00:00")
                    .isSilent();
        }

        @Test
        void aListTakesSomeMinutes() {
            scenario.kind(Kind.BACKUP, KindState.STALE, "03-01 12:00", "03-01 12:09")
                    .until("03-01 14:00")
                    .isSilent();
        }

        @Test
        void aKindIsStaleAgainAndAgainForAShortTime() {
            for (var hour = 10; hour < 20; hour++) {
                scenario.kind(Kind.BACKUP, KindState.STALE, "03-01 " + hour + ":00", "03-01 " + hour + ":08");
            }

            scenario.until("03-02 00:00").isSilent();
        }

        @Test
        void nothingIsHeardOfTheClusterWhichIsToldAlready() {
            scenario.kind(Kind.BACKUP, KindState.FORBIDDEN, "03-01 11:55", "03-01 13:00")
                    .silent("03-01 12:00", "03-01 13:00");

            scenario.until("03-01 14:00").isSilentAbout(NAME);
        }
    }
}
