package io.deckwatch.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.event.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes the recording that is shipped with the program: three days of the cluster {@code harbour}, with one failed run, one
 * stalled upload, one outage of the storage and two slots missed while Velero was down. Run {@link #main} to write the file anew.
 */
public final class FirstLookRecording {

    public static final Path FILE = Path.of("src/test/resources/first-look.ndjson");

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(3));

    /** The storage refuses everything for forty minutes on the second morning. */
    private static final Instant OUTAGE = Instant.parse("2026-06-02T10:02:00Z");

    private static final Instant OUTAGE_END = Instant.parse("2026-06-02T10:42:00Z");

    /** Velero itself is down on the second evening. */
    private static final Instant DOWN = Instant.parse("2026-06-02T18:05:00Z");

    private static final Instant DOWN_END = Instant.parse("2026-06-02T19:52:00Z");

    private static final Volume FORUM = new Volume("forum", "data-forum-0", 24L << 30);
    private static final Volume SHOP = new Volume("shop", "data-shop-db-0", 61L << 30);
    private static final Instant FAILED_SLOT = Instant.parse("2026-06-01T14:15:00Z");
    private static final Instant STALLED_SLOT = Instant.parse("2026-06-02T02:00:00Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, Instant> lastRuns = new TreeMap<>();
    private long version = 41_000;

    private FirstLookRecording() {}

    public static void main(String... arguments) throws IOException {
        Files.writeString(FILE, text());
    }

    /** The whole recording. */
    public static String text() {
        var recording = new FirstLookRecording();
        recording.make();
        var out = new ByteArrayOutputStream();
        try (var writer = RecordingWriter.named(Recording.STANDARD, out, false)) {
            recording.events.stream()
                    .sorted(Comparator.comparing(RecordedEvent::at))
                    .forEach(writer::write);
        }
        return out.toString(UTF_8);
    }

    private void make() {
        see(START, Type.ADDED, location(START.minusSeconds(600)));
        for (var slot = START.minus(Duration.ofDays(3)).plus(Duration.ofHours(2));
                slot.isBefore(START);
                slot = slot.plus(Duration.ofDays(1))) {
            known("nightly", slot.plusSeconds(9), Duration.ofMinutes(11));
        }
        for (var slot = START.minus(Duration.ofMinutes(285));
                slot.isBefore(START);
                slot = slot.plus(Duration.ofHours(1))) {
            known("hourly-db", slot.plusSeconds(9), Duration.ofMinutes(2));
        }
        schedule("nightly", START, Type.ADDED);
        schedule("hourly-db", START, Type.ADDED);
        checkLocation();
        for (var slot = START.plus(Duration.ofHours(2)); slot.isBefore(END); slot = slot.plus(Duration.ofDays(1))) {
            nightly(slot);
        }
        for (var slot = START.plus(Duration.ofMinutes(15)); slot.isBefore(END); slot = slot.plus(Duration.ofHours(1))) {
            hourly(slot);
        }
        for (var at = START; !at.isAfter(END); at = at.plus(Duration.ofMinutes(10))) {
            events.add(RecordedEvent.bare(at, "harbour", Type.BOOKMARK));
        }
    }

    private void checkLocation() {
        for (var at = START.plus(Duration.ofMinutes(2)); at.isBefore(END); at = at.plus(Duration.ofMinutes(20))) {
            if (at.isBefore(DOWN) || at.isAfter(DOWN_END)) {
                see(at, Type.MODIFIED, location(at));
            }
        }
    }

    private void nightly(Instant slot) {
        var run = new Run("nightly", slot.plusSeconds(9));
        begin(run);
        upload(run, FORUM, Duration.ofMinutes(7));
        if (slot.equals(STALLED_SLOT)) {
            stalledUpload(run, SHOP);
            run.end = run.start.plus(Duration.ofMinutes(241));
            run.errors = 1;
            finish(run, "PartiallyFailed");
        } else {
            upload(run, SHOP, Duration.ofMinutes(10));
            run.end = run.start.plus(Duration.ofMinutes(11));
            finish(run, "Completed");
        }
    }

    private void hourly(Instant slot) {
        var missed = !slot.isBefore(DOWN) && slot.isBefore(DOWN_END);
        if (missed && lastRuns.getOrDefault("hourly-db", START).isAfter(DOWN)) {
            return;
        }
        var run = new Run("hourly-db", missed ? DOWN_END.plusSeconds(20) : slot.plusSeconds(9));
        if (!slot.isBefore(OUTAGE) && slot.isBefore(OUTAGE_END)) {
            refused(run);
            return;
        }
        begin(run);
        run.end = run.start.plusSeconds(140);
        if (slot.equals(FAILED_SLOT)) {
            run.reason = "error uploading backup contents: rpc error: code = Unknown desc = PutObject: 503 SlowDown";
            run.errors = 1;
            finish(run, "Failed");
        } else {
            finish(run, "Completed");
        }
    }

    private void begin(Run run) {
        lastRuns.put(run.schedule, run.start);
        see(run.start, Type.ADDED, backup(run, "New"));
        schedule(run.schedule, run.start, Type.MODIFIED);
        see(run.start.plusSeconds(1), Type.MODIFIED, backup(run, "InProgress"));
    }

    private void finish(Run run, String phase) {
        see(run.end, Type.MODIFIED, backup(run, phase));
    }

    private void refused(Run run) {
        lastRuns.put(run.schedule, run.start);
        see(run.start, Type.ADDED, backup(run, "New"));
        schedule(run.schedule, run.start, Type.MODIFIED);
        see(run.start.plusSeconds(1), Type.MODIFIED, backup(run, "FailedValidation"));
    }

    private void known(String schedule, Instant start, Duration taken) {
        var run = new Run(schedule, start);
        run.end = start.plus(taken);
        lastRuns.put(schedule, start);
        see(START, Type.ADDED, backup(run, "Completed"));
    }

    private void upload(Run run, Volume volume, Duration taken) {
        var began = run.start.plusSeconds(20);
        see(run.start.plusSeconds(5), Type.ADDED, upload(run, volume, "Accepted", 0, began));
        var steps = taken.toMinutes();
        for (var step = 0L; step < steps; step++) {
            var at = began.plus(Duration.ofMinutes(step));
            see(at, Type.MODIFIED, upload(run, volume, "InProgress", volume.bytes * step / steps, at));
        }
        var end = began.plus(taken);
        see(end, Type.MODIFIED, upload(run, volume, "Completed", volume.bytes, end));
    }

    private void stalledUpload(Run run, Volume volume) {
        see(run.start.plusSeconds(5), Type.ADDED, upload(run, volume, "Accepted", 0, run.start));
        for (var minute = 1; minute <= 4; minute++) {
            var at = run.start.plus(Duration.ofMinutes(minute));
            see(at, Type.MODIFIED, upload(run, volume, "InProgress", minute * volume.bytes / 10, at));
        }
        var end = run.start.plus(Duration.ofMinutes(240));
        see(end, Type.MODIFIED, upload(run, volume, "Canceled", 4 * volume.bytes / 10, end));
    }

    private void see(Instant at, Type type, Map<String, Object> object) {
        events.add(new RecordedEvent(at, "harbour", type, new Tree(object)));
    }

    private void schedule(String name, Instant at, Type type) {
        var nightly = name.equals("nightly");
        var spec = map(
                "schedule",
                nightly ? "0 2 * * *" : "15 * * * *",
                "skipImmediately",
                false,
                "template",
                map(
                        "snapshotMoveData",
                        nightly,
                        "storageLocation",
                        "default",
                        "ttl",
                        nightly ? "720h0m0s" : "96h0m0s"));
        var status = map("lastBackup", lastRuns.getOrDefault(name, START).toString(), "phase", "Enabled");
        see(at, type, object("Schedule", "v1", metadata(name, "2026-04-20T08:00:00Z", Map.of()), spec, status));
    }

    private Map<String, Object> location(Instant at) {
        var away = !at.isBefore(OUTAGE) && at.isBefore(OUTAGE_END);
        var spec = map(
                "default",
                true,
                "objectStorage",
                map("bucket", "harbour-backups"),
                "provider",
                "aws",
                "validationFrequency",
                "20m0s");
        var status = map("lastValidationTime", at.toString(), "phase", away ? "Unavailable" : "Available");
        if (away) {
            status.put(
                    "message",
                    "BackupStorageLocation \"default\" is unavailable: rpc error: code = Unknown desc = ListObjectsV2:"
                            + " dial tcp 10.0.0.40:9000: connect: connection refused");
        }
        return object(
                "BackupStorageLocation", "v1", metadata("default", "2026-04-20T08:00:00Z", Map.of()), spec, status);
    }

    private Map<String, Object> backup(Run run, String phase) {
        var labels = Map.<String, Object>of(
                "velero.io/schedule-name", run.schedule, "velero.io/storage-location", "default");
        var nightly = run.schedule.equals("nightly");
        var spec =
                map("snapshotMoveData", nightly, "storageLocation", "default", "ttl", nightly ? "720h0m0s" : "96h0m0s");
        var status = map("phase", phase);
        if (phase.equals("FailedValidation")) {
            status.put(
                    "validationErrors",
                    List.of("backup can't be created because BackupStorageLocation default is in Unavailable status."));
        } else if (!phase.equals("New")) {
            status.put("startTimestamp", run.start.plusSeconds(1).toString());
            status.put(
                    "expiration",
                    run.start.plus(Duration.ofDays(nightly ? 30 : 4)).toString());
        }
        if (run.end.isAfter(run.start) && !phase.equals("InProgress") && !phase.equals("New")) {
            status.put("completionTimestamp", run.end.toString());
            status.put("progress", map("itemsBackedUp", nightly ? 812 : 64, "totalItems", nightly ? 812 : 64));
        }
        if (run.errors > 0 && status.containsKey("completionTimestamp")) {
            status.put("errors", run.errors);
        }
        if (!run.reason.isEmpty() && phase.equals("Failed")) {
            status.put("failureReason", run.reason);
        }
        return object("Backup", "v1", metadata(run.name(), run.start.toString(), labels), spec, status);
    }

    private Map<String, Object> upload(Run run, Volume volume, String phase, long done, Instant at) {
        var name = run.name() + "-" + id(volume.namespace + volume.claim).substring(0, 5);
        var labels = Map.<String, Object>of(
                "velero.io/backup-name", run.name(), "velero.io/backup-uid", id("Backup" + run.name()));
        var metadata = metadata(name, run.start.plusSeconds(5).toString(), labels);
        metadata.put(
                "ownerReferences",
                List.of(map(
                        "apiVersion",
                        "velero.io/v1",
                        "controller",
                        true,
                        "kind",
                        "Backup",
                        "name",
                        run.name(),
                        "uid",
                        id("Backup" + run.name()))));
        var spec = map(
                "backupStorageLocation",
                "default",
                "snapshotType",
                "CSI",
                "sourceNamespace",
                volume.namespace,
                "sourcePVC",
                volume.claim);
        var status = map("phase", phase);
        if (!phase.equals("Accepted")) {
            status.put("node", "pier-2");
            status.put("startTimestamp", run.start.plusSeconds(20).toString());
            status.put("progress", map("bytesDone", done, "totalBytes", volume.bytes));
        }
        if (phase.equals("Canceled") || phase.equals("Completed")) {
            status.put("completionTimestamp", at.toString());
        }
        if (phase.equals("Canceled")) {
            status.put("message", "found a dataupload with status \"InProgress\" that timed out, mark it as cancel");
        }
        return object("DataUpload", "v2alpha1", metadata, spec, status);
    }

    private Map<String, Object> metadata(String name, String created, Map<String, Object> labels) {
        var metadata = map("creationTimestamp", created, "name", name, "namespace", "velero");
        if (!labels.isEmpty()) {
            metadata.put("labels", new TreeMap<>(labels));
        }
        return metadata;
    }

    private Map<String, Object> object(
            String kind,
            String apiVersion,
            Map<String, Object> metadata,
            Map<String, Object> spec,
            Map<String, Object> status) {
        metadata.put("resourceVersion", Long.toString(++version));
        metadata.put("uid", id(kind + metadata.get("name")));
        return map(
                "apiVersion",
                "velero.io/" + apiVersion,
                "kind",
                kind,
                "metadata",
                metadata,
                "spec",
                spec,
                "status",
                status);
    }

    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString();
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A volume that nightly moves. */
    private record Volume(String namespace, String claim, long bytes) {}

    /** One run of a schedule. */
    private static final class Run {
        private final String schedule;
        private final Instant start;
        private Instant end = Instant.MIN;
        private String reason = "";
        private int errors;

        Run(String schedule, Instant start) {
            this.schedule = schedule;
            this.start = start;
        }

        String name() {
            return schedule + "-" + STAMP.format(start);
        }
    }
}
