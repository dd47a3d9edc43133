package io.deckwatch.web;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many backups of two schedules: every third of them failed. */
final class Backups {

    static final int COUNT = 250;
    private static final Instant FIRST = Instant.parse("2026-02-01T02:00:00Z");

    private Backups() {}

    static Stream<BackupQuery.Listed> sample() {
        var view = ClusterView.empty("prod", (cluster, namespace) -> InstallationSettings.DEFAULT, FIRST);
        IntStream.range(0, COUNT).forEach(i -> view.apply(backup(i)));
        return view.installations()
                .get("velero")
                .backups((run, schedule) -> new BackupQuery.Listed(
                        Subject.of(Subject.Type.BACKUP, "prod", "velero", run.name()), String.valueOf(schedule), run));
    }

    private static ClusterEvent backup(int i) {
        var schedule = i % 2 == 0 ? "nightly" : "hourly";
        var start = FIRST.plus(Duration.ofHours(i));
        var object = ObjectTree.of(Kind.BACKUP, schedule + "-" + i)
                .created(start)
                .started(start)
                .completed(start.plusSeconds(60))
                .label("velero.io/schedule-name", schedule)
                .phase(i % 3 == 0 ? "Failed" : "Completed");
        return new ClusterEvent.Seen(new ObjectReader("prod").read(object.tree(), start));
    }
}
