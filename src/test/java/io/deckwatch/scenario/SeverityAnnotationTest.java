package io.deckwatch.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotation {@code deckwatch.io/severity}: how loud alerts are at most. */
class SeverityAnnotationTest {

    private static final String RESTARTED = "found a backup with status \"InProgress\" during the server starting";

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    @Test
    void aPageBecomesATicket() {
        nightly.annotated("severity", "warning").good("02-20 00:00", "03-01 12:00");

        scenario.until("03-05 12:00").fires("VeleroBackupStale").severity("warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", " INFO "})
    void aTicketBecomesANote(String value) {
        nightly.annotated("severity", value).failed("03-01 00:00", "03-01 12:00");

        scenario.until("03-01 12:00").fires("VeleroBackupFailed").severity("info");
    }

    @Test
    void nothingBecomesLouder() {
        nightly.annotated("severity", "critical").failed("03-01 00:00", "03-01 12:00");

        scenario.until("03-01 12:00").fires("VeleroBackupFailed").severity("warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "quiet", "page"})
    void whatIsNoSeveritySaysNothing(String value) {
        nightly.annotated("severity", value).failed("02-27 00:00", "03-01 12:00");

        scenario.until("03-01 12:00").fires("VeleroBackupFailingPersistent").severity("critical");
    }

    @Test
    void itHoldsForTheVolumesOfTheScheduleAsWell() {
        nightly.annotated("severity", "info");
        scenario.backup("n").of("nightly").startsAt("03-01 02:00");
        scenario.upload("u").of("n").startsAt("03-01 02:01");

        scenario.until("03-01 03:00").fires("VeleroDataTransferStalled").severity("info");
    }

    @Test
    void itHoldsForALocationThatHasIt() {
        nightly.good("02-20 00:00", "03-01 12:00");
        scenario.location("default")
                .isDefault()
                .annotated("severity", "warning")
                .unavailableAt("03-01 10:00");

        scenario.until("03-01 11:00")
                .fires("VeleroBackupStorageLocationUnavailable")
                .severity("warning");
    }

    @Test
    void anAlertThatFiresTakesAnotherSeverity() {
        nightly.failed("02-27 00:00", "03-01 12:00").annotatedAt("03-01 09:00", "severity", "info");

        scenario.until("03-01 12:00")
                .fires("VeleroBackupFailingPersistent")
                .severity("critical")
                .becomes("info", "03-01 09:00")
                .times(1)
                .stays();
    }

    @Test
    void aScheduleThatMayNotPageMakesNoPageOfTheServersRestarts() {
        nightly.annotated("severity", "warning").good("02-20 00:00", "02-28 12:00");
        for (var day = 1; day <= 3; day++) {
            scenario.backup("n" + day)
                    .of("nightly")
                    .startsAt("03-0" + day + " 02:00")
                    .fails("5m", RESTARTED);
        }

        scenario.until("03-03 12:00")
                .fires("VeleroBackupFailedByRestart")
                .severity("warning")
                .stays();
    }
}
