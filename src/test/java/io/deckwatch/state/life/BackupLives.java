package io.deckwatch.state.life;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.event.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of a backup that failed in part: one volume stood still and was cancelled, one was moved. */
public final class BackupLives {

    public static final ObjectKey BACKUP = new ObjectKey("prod", Kind.BACKUP, "velero", "nightly-20260302020000");
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    public static final long GIB = 1L << 30;
    private static final String REASON = "data path cancelled: <script>alert(1)</script>";

    private final ObjectReader reader = new ObjectReader("prod");
    private final Map<ObjectKey, Projection> known = new HashMap<>();
    private final List<ClusterEvent> events = new ArrayList<>();

    /** All that was published about it up to noon. */
    public static List<ClusterEvent> events() {
        var lives = new BackupLives();
        lives.run();
        return lives.events;
    }

    /** The same, and a week later it is deleted by request. */
    public static List<ClusterEvent> eventsToTheEnd() {
        var lives = new BackupLives();
        lives.run();
        lives.delete();
        return lives.events;
    }

    private void run() {
        seen(backup(null), at("02:00:02"));
        var running = backup("InProgress").started(at("02:00:05"));
        seen(running, at("02:00:05"));
        seen(
                running.set(40, "status", "progress", "itemsBackedUp").set(120, "status", "progress", "totalItems"),
                at("02:01:00"));
        seen(upload("a", "Prepared"), at("02:02:00"));
        seen(moving("a", 0), at("02:03:00"));
        seen(upload("b", "Accepted"), at("02:02:30"));
        seen(running.copy().phase("WaitingForPluginOperations"), at("02:04:00"));
        seen(moving("a", 6 * GIB), at("02:13:00"));
        seen(done("a", 10 * GIB), at("02:20:00"));
        seen(moving("b", 0), at("02:20:30"));
        seen(moving("b", GIB), at("02:21:00"));
        seen(moving("b", GIB).phase("Canceled").set(REASON, "status", "message"), at("02:51:00"));
        seen(ended(), at("02:52:00"));
    }

    private void delete() {
        var later = Instant.parse("2026-03-09T02:00:00Z");
        seen(
                ObjectTree.of(Kind.DELETE_BACKUP_REQUEST, BACKUP.name() + "-x7")
                        .created(later)
                        .set(BACKUP.name(), "spec", "backupName"),
                later);
        seen(ended().phase("Deleting"), later.plusSeconds(30));
        events.add(new ClusterEvent.Gone(known(BACKUP), later.plusSeconds(90)));
        events.add(new ClusterEvent.Forgotten(BACKUP));
    }

    private Projection known(ObjectKey key) {
        var last = known.get(key);
        if (last == null) {
            throw new AssertionError(key + " was not seen");
        }
        return last;
    }

    private static ObjectTree backup(String phase) {
        return ObjectTree.of(Kind.BACKUP, BACKUP.name())
                .created(at("02:00:02"))
                .label("velero.io/schedule-name", "nightly")
                .set("default", "spec", "storageLocation")
                .phase(phase);
    }

    private static ObjectTree ended() {
        return backup("PartiallyFailed")
                .started(at("02:00:05"))
                .completed(at("02:52:00"))
                .set(Instant.parse("2026-04-01T02:00:05Z"), "status", "expiration")
                .set(1, "status", "errors")
                .set(120, "status", "progress", "itemsBackedUp")
                .set(120, "status", "progress", "totalItems");
    }

    private static ObjectTree moving(String volume, long bytes) {
        return upload(volume, "InProgress")
                .set(bytes, "status", "progress", "bytesDone")
                .set(10 * GIB, "status", "progress", "totalBytes");
    }

    private static ObjectTree done(String volume, long bytes) {
        return moving(volume, bytes).phase("Completed").completed(at("02:20:00"));
    }

    private static ObjectTree upload(String volume, String phase) {
        return ObjectTree.of(Kind.DATA_UPLOAD, BACKUP.name() + "-" + volume)
                .created(at("02:01:00"))
                .label("velero.io/backup-name", BACKUP.name())
                .set(
                        List.of(Map.of("kind", "Backup", "name", BACKUP.name(), "uid", "u")),
                        "metadata",
                        "ownerReferences")
                .set("shop", "spec", "sourceNamespace")
                .set("data-" + volume, "spec", "sourcePVC")
                .set("node-1", "status", "node")
                .phase(phase);
    }

    private void seen(ObjectTree object, Instant at) {
        var read = reader.read(object.tree(), at);
        var before = known.get(read.key());
        var next = before == null ? read : read.after(before, at);
        known.put(next.key(), next);
        events.add(new ClusterEvent.Seen(next));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
