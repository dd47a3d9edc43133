package io.deckwatch.web.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.rule.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlanksTest {

    private static final Map<String, String> NOTHING = Map.of();

    private static Alert alert(Map<String, String> labels, Map<String, String> annotations) {
        var all = new HashMap<>(labels);
        all.put("alertname", "VeleroDataTransferFailed");
        all.put("cluster", "prod");
        return new Alert(
                new Labels(all),
                Severity.WARNING,
                annotations,
                new AlertState.Firing(Instant.EPOCH, null),
                List.of(),
                List.of());
    }

    @Test
    void namesComeFromLabelsAndAnnotations() {
        var blanks = Blanks.of(
                alert(
                        Map.of("velero_namespace", "backup", "schedule", "nightly", "volume", "shop/data"),
                        Map.of(
                                "transfer",
                                "nightly-1-abc",
                                "kind",
                                "DataUpload",
                                "blocker",
                                "nightly-0",
                                "last_good_backup",
                                "n-9")),
                NOTHING);

        assertThat(blanks.fill("kubectl -n <velero_namespace> get <kind> <transfer>; <blocker>; <last_good_backup>;"
                        + " -n <namespace> <pvc>"))
                .isEqualTo("kubectl -n backup get DataUpload nightly-1-abc; nightly-0; n-9; -n shop data");
    }

    @ParameterizedTest
    @CsvSource({
        "DataUpload, velero.io/data-upload",
        "DataDownload, velero.io/data-download",
        "PodVolumeBackup, velero.io/pod-volume-backup",
        "PodVolumeRestore, velero.io/pod-volume-restore"
    })
    void thePodThatMovesAVolumeIsFoundByTheLabelOfItsKind(String kind, String label) {
        var blanks = Blanks.of(alert(Map.of(), Map.of("kind", kind, "transfer", "t-1")), NOTHING);

        assertThat(blanks.fill("-l <pod_label>=<transfer>")).isEqualTo("-l " + label + "=t-1");
    }

    @Test
    void whatIsAroundTheAlertFillsWhatItDoesNotSay() {
        var blanks = Blanks.of(
                alert(Map.of("schedule", "nightly"), Map.of("backup", "nightly-1")),
                Map.of(
                        "backup",
                        "nightly-2",
                        "storage_location",
                        "b2",
                        "bucket",
                        "safe",
                        "schedules",
                        "nightly weekly"));

        assertThat(blanks.fill("<backup> <storage_location> <bucket>; <schedules>"))
                .isEqualTo("nightly-1 b2 safe; nightly weekly");
    }

    @Test
    void aVolumeIsRestoredFromTheBackupThatHoldsItElseFromTheLastGoodOne() {
        var good = Map.of("last_good_backup", "nightly-1");
        var held = Map.of("last_good_backup", "nightly-1", "last_copy", "nightly-2");

        assertThat(Blanks.of(alert(Map.of(), good), NOTHING).fill("<last_copy>"))
                .isEqualTo("nightly-1");
        assertThat(Blanks.of(alert(Map.of(), held), NOTHING).fill("<last_copy> <last_good_backup>"))
                .isEqualTo("nightly-2 nightly-1");
    }

    @Test
    void timesAreWrittenForPeople() {
        var blanks = Blanks.of(alert(Map.of(), Map.of("next_run", "2026-03-04T02:00:00Z")), NOTHING);

        assertThat(blanks.fill("<next_run>, <last_good_expires>")).isEqualTo("2026-03-04 02:00 UTC, time not known");
    }

    @Test
    void whatIsNotKnownStaysToBeFilledIn() {
        assertThat(Blanks.of(alert(Map.of(), Map.of()), NOTHING)
                        .fill("velero -n <velero_namespace> backup logs <backup> <a b>"))
                .isEqualTo("velero -n velero backup logs <backup> <a b>");
        assertThat(Blanks.usual().fill("-n <velero_namespace> <schedule>")).isEqualTo("-n velero <schedule>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a;b", "a b", "`id`", "--all", "</code><script>", "a\nb", "$1"})
    void nothingThatAShellOrABrowserWouldReadOtherwiseGetsIn(String name) {
        var blanks = Blanks.of(alert(Map.of("schedule", name), Map.of("backup", name)), Map.of("schedules", name));

        assertThat(blanks.fill("<schedule> <backup>; <schedules>"))
                .isEqualTo("<schedule> <backup>; " + (name.equals("a b") ? "a b" : "<schedules>"));
    }
}
