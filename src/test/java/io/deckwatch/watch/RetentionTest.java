package io.deckwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent.Gone;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void keepsTheNewest15RunsOfAScheduleHoweverLongTheyAreGone() {
        var gone = new ArrayList<Gone>();
        for (var day = 0; day < 20; day++) {
            gone.add(new Gone(run("r" + day, "daily", day), NOW.minus(Duration.ofDays(31))));
        }
        assertThat(names(Retention.over(gone, List.of(), NOW)))
                .containsExactlyInAnyOrder("r15", "r16", "r17", "r18", "r19");
    }

    @Test
    void runsThatAreThereCountAmongTheNewest() {
        var present = new ArrayList<BackupProjection>();
        for (var day = 0; day < 15; day++) {
            present.add(run("p" + day, "daily", day));
        }
        var old = new Gone(run("old", "daily", 40), NOW.minus(Duration.ofDays(30)));
        var other = new Gone(run("other", "weekly", 40), NOW.minus(Duration.ofDays(30)));
        assertThat(names(Retention.over(List.of(old, other), present, NOW))).containsExactly("old");
    }

    @Test
    void keepsEachScheduledBackupFor30Days() {
        var present = new ArrayList<BackupProjection>();
        for (var day = 0; day < 15; day++) {
            present.add(run("p" + day, "daily", day));
        }
        var gone =
                new Gone(run("old", "daily", 40), NOW.minus(Duration.ofDays(30)).plusSeconds(1));
        assertThat(Retention.over(List.of(gone), present, NOW)).isEmpty();
    }

    @Test
    void keepsOtherBackupsForAWeekAndAllElseForADay() {
        var gone = List.of(
                new Gone(run("adhoc-old", null, 9), NOW.minus(Duration.ofDays(7))),
                new Gone(run("adhoc-new", null, 9), NOW.minus(Duration.ofDays(6))),
                new Gone(object(Kind.DATA_UPLOAD, "u-old", Map.of()), NOW.minus(Duration.ofDays(1))),
                new Gone(object(Kind.DATA_UPLOAD, "u-new", Map.of()), NOW.minus(Duration.ofHours(23))),
                new Gone(object(Kind.SCHEDULE, "s-old", Map.of()), NOW.minus(Duration.ofDays(1))));
        assertThat(names(Retention.over(gone, List.of(), NOW)))
                .containsExactlyInAnyOrder("adhoc-old", "u-old", "s-old");
    }

    @Test
    void keepsTheNewestCompletedRestoreOfEachScheduleFor400Days() {
        var gone = List.of(
                restore("january", "daily-20260101020000", "Completed", 100),
                restore("february", "daily-20260201020000", "Completed", 70),
                restore("failed", "daily-20260301020000", "Failed", 40),
                restore("other", "weekly-20250601020000", "Completed", 399),
                restore("old", "monthly-20250401020000", "Completed", 400));
        assertThat(names(Retention.over(gone, List.of(), NOW))).containsExactlyInAnyOrder("january", "failed", "old");
    }

    private static Gone restore(String name, String backup, String phase, int daysAgo) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        var tree = new Tree(Map.of(
                "metadata", Map.of("name", name, "namespace", "velero"),
                "spec", Map.of("backupName", backup),
                "status", Map.of("phase", phase, "completionTimestamp", at.toString())));
        return new Gone(new ObjectReader("prod").read(Kind.RESTORE, tree, at), at);
    }

    @Test
    void schedulesOfOneNameInTwoNamespacesAreTwo() {
        var gone = new ArrayList<Gone>();
        for (var namespace : List.of("velero", "openshift-adp")) {
            for (var day = 0; day < 15; day++) {
                gone.add(new Gone(run(namespace, "r" + day, "daily", day), NOW.minus(Duration.ofDays(99))));
            }
        }
        assertThat(Retention.over(gone, List.of(), NOW)).isEmpty();
    }

    private static List<String> names(List<ObjectKey> keys) {
        return keys.stream().map(ObjectKey::name).toList();
    }

    private static BackupProjection run(String name, String schedule, int daysAgo) {
        return run("velero", name, schedule, daysAgo);
    }

    private static BackupProjection run(String namespace, String name, String schedule, int daysAgo) {
        var labels = schedule == null ? Map.of() : Map.of("velero.io/schedule-name", schedule);
        var started = NOW.minus(Duration.ofDays(daysAgo)).toString();
        var tree = new Tree(Map.of(
                "metadata", Map.of("name", name, "namespace", namespace, "labels", labels),
                "status", Map.of("phase", "Completed", "startTimestamp", started)));
        return (BackupProjection) new ObjectReader("prod").read(Kind.BACKUP, tree, NOW);
    }

    private static Projection object(Kind kind, String name, Map<String, Object> status) {
        var tree = new Tree(Map.of("metadata", Map.of("name", name, "namespace", "velero"), "status", status));
        return new ObjectReader("prod").read(kind, tree, NOW);
    }
}
