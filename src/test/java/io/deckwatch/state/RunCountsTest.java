package io.deckwatch.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.event.VolumeSummary;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunCountsTest {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

    private static BackupProjection read(ObjectTree backup) {
        return (BackupProjection) new ObjectReader("prod").read(backup.tree(), AT);
    }

    private static ObjectTree backup() {
        return ObjectTree.of(Kind.BACKUP, "b").phase("Completed");
    }

    @Test
    void zerosThatVeleroLeavesOutAreZeros() {
        var counts = RunCounts.of(read(backup()));

        assertThat(counts).isEqualTo(new RunCounts(0, 0, 0, (char) 0, (char) 0, (char) 0, (char) 0));
    }

    @Test
    void whatIsTooLargeOrSenselessIsKeptWithinBounds() {
        var counts = RunCounts.of(read(backup().set(Long.MAX_VALUE, "status", "progress", "itemsBackedUp")
                        .set(70_000, "status", "warnings")
                        .set(-5, "status", "hookStatus", "hooksFailed"))
                .with(new VolumeSummary(1, 0, Long.MAX_VALUE, Map.of())));

        assertThat(counts.items()).isEqualTo(Integer.MAX_VALUE);
        assertThat(counts.mebibytes()).isEqualTo(Integer.MAX_VALUE);
        assertThat((int) counts.warnings()).isEqualTo(65_535);
        assertThat((int) counts.hooksFailed()).isZero();
    }

    @Test
    void nativeSnapshotsAndThoseOfCsiAreSnapshots() {
        var counts = RunCounts.of(read(
                backup().set(2, "status", "volumeSnapshotsCompleted").set(3, "status", "csiVolumeSnapshotsCompleted")));

        assertThat((int) counts.snapshots()).isEqualTo(5);
    }

    @Test
    void volumesAreMovedByOperationsOrByTransfersWhicheverTellOfMore() {
        var byOperations = backup().set(3, "status", "backupItemOperationsCompleted");

        assertThat((int) RunCounts.of(read(byOperations)).moved()).isEqualTo(3);
        assertThat((int) RunCounts.of(read(byOperations).with(new VolumeSummary(7, 2, 1 << 21, Map.of())))
                        .moved())
                .isEqualTo(5);
        assertThat(RunCounts.of(read(backup()).with(new VolumeSummary(1, 0, (1 << 21) - 1, Map.of())))
                        .mebibytes())
                .isEqualTo(1);
    }
}
