package io.deckwatch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.event.VolumeSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectsTest {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

    private final Objects objects = new Objects("prod");

    private List<ClusterEvent> take(Type type, ObjectTree object) {
        return objects.take(new RecordedEvent(AT, "prod", type, object.tree()));
    }

    private static ObjectTree backup() {
        return ObjectTree.of(Kind.BACKUP, "b").created(AT).phase("InProgress").started(AT);
    }

    private static ObjectTree upload(String phase) {
        return ObjectTree.of(Kind.DATA_UPLOAD, "u")
                .label("velero.io/backup-name", "b")
                .label("velero.io/backup-uid", "uid-of-b")
                .set("shop", "spec", "sourceNamespace")
                .set("data", "spec", "sourcePVC")
                .set(7, "status", "progress", "bytesDone")
                .phase(phase);
    }

    private static VolumeSummary summaryIn(List<ClusterEvent> events) {
        assertThat(events.getLast()).isInstanceOf(ClusterEvent.Seen.class);
        return ((BackupProjection) ((ClusterEvent.Seen) events.getLast()).object()).volumes();
    }

    @Test
    void aBackupTakesUpWhatItsTransferCameTo() {
        take(Type.ADDED, backup());
        assertThat(take(Type.ADDED, upload("InProgress"))).hasSize(1);

        var events = take(Type.MODIFIED, upload("Completed"));

        assertThat(events).hasSize(2);
        assertThat(summaryIn(events)).isEqualTo(new VolumeSummary(1, 0, 7, Map.of("shop/data", 7L)));
        assertThat(take(Type.MODIFIED, upload("Completed"))).isEmpty();
    }

    @Test
    void aBackupThatIsListedAfterItsTransfersKnowsThem() {
        take(Type.ADDED, upload("Completed"));

        assertThat(summaryIn(take(Type.ADDED, backup())).count()).isEqualTo(1);
    }

    @Test
    void aTransferThatVanishedBeforeItEndedLeftNoCopy() {
        take(Type.ADDED, backup());
        take(Type.ADDED, upload("InProgress"));

        assertThat(summaryIn(take(Type.DELETED, upload("InProgress"))).failed()).isEqualTo(1);
    }

    @Test
    void aTransferThatTheNewListLacksIsToldWithItsBackup() {
        take(Type.ADDED, backup());
        take(Type.ADDED, upload("InProgress"));
        objects.expectList();
        take(Type.ADDED, backup());

        var events = objects.endList(AT);

        assertThat(events).hasSize(2);
        assertThat(summaryIn(events).failed()).isEqualTo(1);
    }
}
