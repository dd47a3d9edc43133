package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.catalogue.Rules;
import org.junit.jupiter.api.Test;

/** Restarts, reloads, first contacts, several installations. */
class LifeOfTheEvaluationTest {

    private final Scenario scenario = new Scenario();

    @Test
    void aRestartChangesNothing() {
        scenario.schedule("failing").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-03 12:00");
        scenario.schedule("partial")
                .good("02-20 00:00", "03-01 12:00")
                .runs("03-01 12:00", "03-03 12:00", run -> run.partiallyFails("20m"));
        scenario.schedule("missing").good("02-20 00:00", "03-01 12:00");
        scenario.location("offsite").unavailableAt("03-03 10:00");
        scenario.backup("by-hand").startsAt("03-03 10:00").fails("5m", "boom");
        scenario.backup("running").of("partial").startsAt("03-03 11:00");
        scenario.upload("u").of("running").startsAt("03-03 11:01");

        var course = scenario.restartAt("03-03 12:00:30").until("03-03 14:00");

        assertThat(course.names(What.FIRING)).hasSizeGreaterThan(7);
        assertThat(course.transitions().stream().filter(t -> t.at().isAfter(Scenario.at("03-03 12:00"))))
                .as("after the restart")
                .isEmpty();
    }

    @Test
    void anAlertKeepsItsBeginningAcrossARestart() {
        scenario.schedule("s").good("02-20 00:00", "03-01 12:00");

        scenario.restartAt("03-02 10:00")
                .until("03-02 12:00")
                .fires("VeleroNoRecentBackup")
                .startsAt("03-02 04:36")
                .times(1)
                .stays();
    }

    @Test
    void whatHappenedDuringARestartIsSeenAfterwards() {
        scenario.schedule("s").good("02-20 00:00", "03-01 12:00").good("03-02 12:00", "03-03 12:00");

        scenario.silent("03-03 01:00", "03-03 01:02")
                .restartAt("03-03 01:01")
                .until("03-03 12:00")
                .fires("VeleroNoRecentBackup")
                .resolvedAt("03-03 02:10");
    }

    @Test
    void aPendingAlertGoesOnToWaitAfterARestart() {
        scenario.location("default").isDefault().unavailableAt("03-01 12:00");

        scenario.restartAt("03-01 12:03")
                .until("03-01 13:00")
                .fires("VeleroBackupStorageLocationUnavailable")
                .at("03-01 12:05");
    }

    @Test
    void anAlertWhoseSubjectVanishedIsRetiredOnceAllIsKnown() {
        scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
        var upload = scenario.upload("u").of("n2").startsAt("03-02 02:01");
        scenario.schedule("nightly").good("02-24 00:00", "03-01 12:00");
        upload.goneAt("03-02 02:40");

        var course = scenario.restartAt("03-02 02:41").until("03-02 02:50");

        course.fires("VeleroDataTransferStalled").times(1);
        assertThat(course.alerts())
                .filteredOn(a -> a.labels().alertName().equals("VeleroDataTransferStalled"))
                .noneMatch(a -> a.isFiring());
    }

    @Test
    void aMovementStaysKnownAcrossARestartThoughItsBackupIsGone() {
        scenario.backup("by-hand").startsAt("03-02 02:00").goneAt("03-02 02:30");
        scenario.upload("u").of("by-hand").startsAt("03-02 02:01");

        scenario.restartAt("03-02 02:40")
                .until("03-02 03:00")
                .fires("VeleroDataTransferStalled")
                .at("03-02 02:16")
                .stays();
    }

    @Test
    void nothingIsSaidBeforeTheFirstHeartbeat() {
        scenario.schedule("s").failed("02-20 00:00", "03-01 12:00");

        scenario.silent("02-28 00:00", "03-01 00:02").until("03-01 00:01").isSilent();
    }

    @Test
    void firstContactTellsWhatIsWrongNowAndNothingOfThePast() {
        scenario.schedule("good").failed("02-01 00:00", "02-20 12:00").good("02-20 12:00", "03-01 12:00");
        scenario.schedule("bad").good("02-01 00:00", "02-27 12:00").failed("02-27 12:00", "03-01 00:00");
        for (var i = 1; i <= 20; i++) {
            scenario.backup("old-" + i)
                    .startsAt("02-0" + (1 + i % 9) + " 10:00")
                    .fails("5m", "x");
            scenario.backup("synced-" + i)
                    .of("good")
                    .madeElsewhere("02-1" + i % 10 + " 10:00", "5m", "Failed", "02-25 00:00");
        }

        var course = scenario.until("03-01 01:00");

        assertThat(course.names(What.FIRING)).containsExactlyInAnyOrder("VeleroBackupFailed", "VeleroNoRecentBackup");
        assertThat(course.heard()).containsExactly("VeleroBackupFailed");
    }

    @Test
    void twoInstallationsOfOneClusterAreApart() {
        scenario.schedule("nightly").good("02-20 00:00", "03-02 12:00");
        scenario.location("default").isDefault();
        scenario.inNamespace("velero-shop");
        scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");
        scenario.location("default").isDefault().unavailableAt("03-02 12:00");

        var course = scenario.until("03-02 13:00");

        assertThat(course.transitions())
                .allSatisfy(t ->
                        assertThat(t.alert().labels().get("velero_namespace")).isEqualTo("velero-shop"));
        assertThat(course.names(What.FIRING)).contains("VeleroBackupFailed", "VeleroBackupStorageLocationUnavailable");
    }

    @Test
    void alertsOfARemovedRuleAreRetired() {
        scenario.schedule("s").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");
        var without = Rules.standard().stream()
                .filter(rule -> !rule.name().equals("VeleroBackupFailed"))
                .toList();

        var course = scenario.reloadAt("03-02 10:00", without).until("03-02 12:00");

        course.fires("VeleroBackupFailed").retiredAt("03-02 10:00", "rule removed");
        course.fires("VeleroNoRecentBackup")
                .inhibited()
                .breaksThroughAt("03-02 10:00")
                .stays();
    }

    @Test
    void aReloadOfTheSameRulesChangesNothing() {
        scenario.schedule("s").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");

        var course = scenario.reloadAt("03-02 10:00:30", Rules.standard()).until("03-02 12:00");

        assertThat(course.transitions()).allMatch(t -> t.at().isBefore(Scenario.at("03-02 10:00")));
    }

    @Test
    void anAlertThatIsToBeIgnoredForAWhileIsNotCalledRepaired() {
        scenario.schedule("s")
                .good("02-20 00:00", "03-01 12:00")
                .failed("03-01 12:00", "03-02 12:00")
                .annotatedAt("03-02 10:00", "ignore", "VeleroBackupFailed")
                .annotatedAt("03-02 10:00", "ignore-until", "2026-03-02T12:00:00Z");

        scenario.until("03-02 14:00")
                .fires("VeleroBackupFailed")
                .retiredAt("03-02 10:00", "ignored by annotation")
                .times(2);
    }

    @Test
    void aResolvedAlertIsForgottenADayLater() {
        scenario.location("default").isDefault().unavailableAt("03-01 12:00").availableAt("03-01 13:00");

        var course = scenario.until("03-03 00:00");

        assertThat(course.transitions().getLast().what()).isEqualTo(What.FORGOTTEN);
        assertThat(course.transitions().getLast().at()).isEqualTo(Scenario.at("03-02 13:00"));
        assertThat(course.alerts()).isEmpty();
    }
}
