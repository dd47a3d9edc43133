package io.deckwatch.scenario;

import static io.deckwatch.scenario.Scenario.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordinary days that look nearly like trouble: nobody is told of anything; at most there is a note. */
class NearMissTest {

    private final Scenario scenario = new Scenario();

    @BeforeEach
    void theServerIsAlive() {
        scenario.location("default").isDefault().validated("5m", "02-28 00:00", "03-05 00:00");
    }

    private void nobodyIsToldUntil(String end) {
        var course = scenario.until(end);

        assertThat(course.heard()).as(course.toString()).isEmpty();
    }

    /** Up to Velero 1.17 what waits is New, from 1.18 on Queued. */
    @ParameterizedTest
    @CsvSource({"New, ''", "Queued, ''", "Queued, ReadyToStart"})
    void anHourlyRunWaitsForAnHourBehindAWeeklyOneThatMoves(String waits, String ready) {
        scenario.schedule("weekly").cron("50 1 * * 0").good("02-01 00:00", "02-25 00:00");
        scenario.backup("weekly-now")
                .of("weekly")
                .startsAt("03-01 01:50")
                .movesUntil("03-01 02:55")
                .completes("70m");
        scenario.schedule("hourly").cron("0 * * * *").good("02-28 12:00", "03-01 01:30");
        var late = scenario.backup("hourly-late").of("hourly").waitsSince("03-01 02:00", waits);
        if (!ready.isEmpty()) {
            late.phaseAt("03-01 03:00:01", ready);
        }
        late.beginsAt("03-01 03:00:02").completes("5m");
        scenario.backup("hourly-next")
                .of("hourly")
                .waitsSince("03-01 03:00", waits)
                .beginsAt("03-01 03:05:10")
                .completes("5m");
        scenario.scheduleNamed("hourly").orElseThrow().good("03-01 03:30", "03-02 00:00");

        nobodyIsToldUntil("03-02 00:30");
    }

    /** Its main pass over, it holds up nobody any more, and the next begins a moment later. */
    @ParameterizedTest
    @ValueSource(strings = {"Finalizing", "WaitingForPluginOperations"})
    void aLongRunLeavesItsMainPassAndTheNextBegins(String phase) {
        scenario.schedule("nightly").good("02-20 00:00", "02-28 12:00");
        scenario.backup("nightly-now")
                .of("nightly")
                .startsAt("03-01 02:00")
                .movesUntil("03-01 03:10")
                .phaseAfter("71m", phase)
                .completes("80m");
        scenario.backup("by-hand")
                .waitsSince("03-01 02:05", "Queued")
                .beginsAt("03-01 03:11:30")
                .completes("5m");

        nobodyIsToldUntil("03-01 06:00");
    }

    @Test
    void hourlyBackupsKeptForThreeHoursAreCollectedUpToAnHourLate() {
        scenario.schedule("hourly").cron("10 * * * *").ttl("3h").runs("02-28 20:00", "03-02 12:30", run -> run.keptFor(
                        "3h")
                .completes("4m"));

        nobodyIsToldUntil("03-01 00:40");
    }

    @Test
    void oneOldBackupIsDeletedByHand() {
        var nightly = scenario.schedule("nightly").good("02-20 00:00", "03-03 00:00");
        scenario.backup("nightly-old")
                .of("nightly")
                .startsAt("02-19 02:00")
                .completes("10m")
                .phaseAt("03-01 10:00:01", "Deleting")
                .goneAt("03-01 10:00:20");
        scenario.deletion("nightly-old").createdAt("03-01 10:00").goneAt("03-01 10:00:20");
        nightly.good("03-03 00:00", "03-04 12:00");

        nobodyIsToldUntil("03-04 20:00");
    }

    @Test
    void theBucketOfAnotherClusterIsAttached() {
        scenario.schedule("nightly").good("02-20 00:00", "03-03 12:00");
        scenario.locationSince("theirs", "03-01 09:00").validated("5m", "03-01 09:00", "03-05 00:00");
        for (var day = 1; day < 27; day++) {
            var phase = day % 5 == 0 ? "PartiallyFailed" : day % 7 == 0 ? "Failed" : "Completed";
            scenario.backup("nightly-of-theirs-" + day)
                    .of(day % 2 == 0 ? "nightly" : "unknown")
                    .in("theirs")
                    .madeElsewhere("02-%02d 02:00".formatted(day), "20m", phase, "03-01 09:01");
        }

        nobodyIsToldUntil("03-01 20:00");
    }

    @Test
    void aDrainedNodeDelaysOneTransferByTenMinutes() {
        scenario.schedule("nightly").good("02-20 00:00", "02-28 12:00");
        scenario.backup("nightly-now")
                .of("nightly")
                .startsAt("03-01 02:00")
                .phaseAfter("2m", "WaitingForPluginOperations")
                .completes("40m");
        scenario.upload("one")
                .of("nightly-now")
                .acceptedAt("03-01 02:01")
                .preparedAt("03-01 02:13", "worker-2")
                .startsAt("03-01 02:14", "worker-2")
                .movesFrom("03-01 02:15", "03-01 02:30")
                .completesAt("03-01 02:31");
        scenario.upload("two")
                .of("nightly-now")
                .volume("shop", "other")
                .acceptedAt("03-01 02:01")
                .preparedAt("03-01 02:02", "worker-1")
                .startsAt("03-01 02:03")
                .movesFrom("03-01 02:05", "03-01 02:20")
                .completesAt("03-01 02:21");

        nobodyIsToldUntil("03-01 12:00");
    }

    /** A node moves one volume after the other unless it was told otherwise. */
    @Test
    void volumesWaitForHoursForTheirTurnOnTheNode() {
        scenario.schedule("weekly").cron("0 2 * * 0").good("02-01 00:00", "02-28 12:00");
        scenario.backup("weekly-now")
                .of("weekly")
                .startsAt("03-01 02:00")
                .phaseAfter("5m", "WaitingForPluginOperations")
                .completes("200m");
        scenario.upload("big")
                .of("weekly-now")
                .acceptedAt("03-01 02:01")
                .preparedAt("03-01 02:02", "worker-1")
                .startsAt("03-01 02:03")
                .movesFrom("03-01 02:05", "03-01 05:00")
                .completesAt("03-01 05:01");
        scenario.upload("next")
                .of("weekly-now")
                .volume("shop", "next")
                .acceptedAt("03-01 02:02")
                .preparedAt("03-01 02:03", "worker-1")
                .startsAt("03-01 05:01:10")
                .movesFrom("03-01 05:05", "03-01 05:10")
                .completesAt("03-01 05:15");

        nobodyIsToldUntil("03-01 12:00");
    }

    @Test
    void aLocationIsReplacedUnderItsName() {
        scenario.schedule("nightly").location("offsite").runs("02-20 00:00", "03-03 12:00", run -> run.in("offsite")
                .completes("10m"));
        scenario.location("offsite")
                .validated("5m", "02-28 00:00", "03-01 09:55")
                .goneAt("03-01 10:00")
                .recreatedAt("03-01 10:00:30")
                .validated("5m", "03-01 10:01", "03-05 00:00");

        nobodyIsToldUntil("03-03 20:00");
    }

    @Test
    void afterAnOutageManyExpiredBackupsAreCollectedAtOnce() {
        scenario.schedule("nightly").ttl("240h").good("02-27 00:00", "03-03 12:00");
        for (var day = 10; day < 19; day++) {
            for (var hour = 0; hour < 4; hour++) {
                var name = "old-" + day + "-" + hour;
                var collected = at("03-01 00:50").plus(Duration.ofSeconds(20L * day + hour));
                scenario.backup(name)
                        .of("nightly")
                        .keptFor("240h")
                        .startsAt("02-%02d 0%d:00".formatted(day, hour))
                        .completes("10m")
                        .then(collected, o -> o.phase("Deleting"))
                        .then(collected.plusSeconds(5), o -> o.phase("Deleting"));
            }
        }

        nobodyIsToldUntil("03-01 01:20");
    }

    @Test
    void aScheduleIsRenamed() {
        scenario.schedule("old")
                .ttl("72h")
                .runs("02-27 00:00", "03-01 12:00", run -> run.keptFor("72h").completes("10m"))
                .goneAt("03-01 12:00");
        scenario.scheduleSince("new", "03-01 12:00")
                .ttl("72h")
                .runs("03-01 12:00", "03-04 12:00", run -> run.keptFor("72h").completes("10m"));

        nobodyIsToldUntil("03-01 20:00");
    }

    @Test
    void theServerIsUpgradedWhenARunIsDue() {
        scenario.schedule("nightly").good("02-20 00:00", "02-28 12:00");
        scenario.backup("nightly-now").of("nightly").startsAt("03-01 02:07").completes("10m");

        nobodyIsToldUntil("03-01 12:00");
    }

    @Test
    void finalizingTakesTenMinutes() {
        scenario.schedule("nightly").good("02-20 00:00", "02-28 12:00");
        scenario.backup("nightly-now")
                .of("nightly")
                .startsAt("03-01 02:00")
                .phaseAfter("8m", "Finalizing")
                .completes("18m");

        nobodyIsToldUntil("03-01 12:00");
    }

    @Test
    void aPausedScheduleIsUnpausedAfterItsSlot() {
        scenario.schedule("nightly")
                .good("02-20 00:00", "02-28 12:00")
                .pausedAt("02-28 20:00")
                .unpausedAt("03-01 09:00");
        scenario.backup("nightly-now").of("nightly").startsAt("03-01 09:00:40").completes("10m");
        scenario.scheduleNamed("nightly").orElseThrow().good("03-01 12:00", "03-03 12:00");

        nobodyIsToldUntil("03-03 12:00");
    }

    @Test
    void backupsNeverHoldVolumes() {
        scenario.schedule("configs").cron("0 */6 * * *").runs("02-20 00:00", "03-03 12:00", run -> run.items(40)
                .completes("1m"));

        nobodyIsToldUntil("03-03 12:00");
    }

    @Test
    void aRepositoryIsConnectedAnewAfterAnEditOfItsLocation() {
        scenario.schedule("nightly").good("02-20 00:00", "03-03 12:00");
        scenario.repository("shop-default-kopia")
                .phaseAt("03-01 10:00", "NotReady", "re-establish on BSL change, create or delete")
                .phaseAt("03-01 10:05", "Ready", "");

        nobodyIsToldUntil("03-01 20:00");
    }
}
