package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.config.rules.PoliciesInForce;
import io.deckwatch.config.rules.RuleFiles;
import io.deckwatch.state.InstallationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of a file give schedules what their own annotations do not say. */
class PolicyTest {

    @TempDir
    private Path folder;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    private void policies(String yaml) throws IOException {
        Files.writeString(folder.resolve("policies.yaml"), yaml);
        var policies = new PoliciesInForce(RuleFiles.load(Optional.of(folder)).policies());
        scenario.with(InstallationSettings.DEFAULT.with(policies));
    }

    private void night(String entry) throws IOException {
        policies("policies:\n  - class: night\n    match: [schedule=~\"night.*\"]\n    " + entry + "\n");
    }

    @Test
    void theSeverity() throws IOException {
        night("severity: warning");
        nightly.good("02-20 00:00", "03-01 12:00");

        scenario.until("03-05 12:00").fires("VeleroBackupStale").severity("warning");
    }

    @Test
    void theSeverityForTheVolumesOfTheScheduleAsWell() throws IOException {
        night("severity: info");
        scenario.backup("n").of("nightly").startsAt("03-01 02:00");
        scenario.upload("u").of("n").startsAt("03-01 02:01");

        scenario.until("03-01 03:00").fires("VeleroDataTransferStalled").severity("info");
    }

    @Test
    void theSeverityWhereRestartsOfTheServerWouldMakeAPage() throws IOException {
        night("severity: warning");
        nightly.good("02-20 00:00", "02-28 12:00");
        for (var day = 1; day <= 3; day++) {
            scenario.backup("n" + day)
                    .of("nightly")
                    .startsAt("03-0" + day + " 02:00")
                    .fails("5m", "found a backup with status \"InProgress\" during the server starting");
        }

        scenario.until("03-03 12:00")
                .fires("VeleroBackupFailedByRestart")
                .severity("warning")
                .stays();
    }

    @Test
    void theRpoWithDays() throws IOException {
        night("rpo: 1d1h");
        nightly.good("02-20 00:00", "03-01 12:00");

        scenario.until("03-02 12:00")
                .fires("VeleroNoRecentBackup")
                .severity("critical")
                .at("03-02 03:00");
    }

    @Test
    void theGrace() throws IOException {
        night("grace: 5h");
        nightly.good("02-20 00:00", "03-01 12:00");

        scenario.until("03-02 12:00").fires("VeleroNoRecentBackup").at("03-02 07:12");
    }

    @Test
    void theOwner() throws IOException {
        night("owner: team-storage");
        nightly.failed("03-01 00:00", "03-01 12:00");

        scenario.until("03-01 12:00").fires("VeleroBackupFailed").annotation("owner", "team-storage");
    }

    @Test
    void theSchedulesOwnAnnotationsCountMore() throws IOException {
        night("severity: info\n    owner: team-storage");
        nightly.annotated("severity", "critical")
                .annotated("owner", "team-shop")
                .failed("02-27 00:00", "03-01 12:00");

        scenario.until("03-01 12:00")
                .fires("VeleroBackupFailingPersistent")
                .severity("critical")
                .annotation("owner", "team-shop");
    }

    @Test
    void theSchedulesOwnRpoCountsMore() throws IOException {
        night("rpo: 4h");
        nightly.annotated("rpo", "2d").good("02-20 00:00", "03-01 12:00");

        scenario.until("03-02 12:00").isSilentAbout("VeleroNoRecentBackup");
    }

    @Test
    void aScheduleChoosesAClassThatComesWithDeckwatch() throws IOException {
        policies("policies: []\n");
        nightly.annotated("class", "bronze").good("02-20 00:00", "03-01 12:00");

        scenario.until("03-12 12:00").fires("VeleroBackupStale").severity("warning");
    }

    @Test
    void whatIsIgnoredTheObjectItselfSays() {
        scenario.with(InstallationSettings.DEFAULT.with((schedule, chosen) -> Map.of("ignore", "*")));
        nightly.failed("03-01 00:00", "03-01 12:00");

        assertThat(scenario.until("03-01 12:00").fires("VeleroBackupFailed")).isNotNull();
    }
}
