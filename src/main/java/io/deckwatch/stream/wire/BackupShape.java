package io.deckwatch.stream.wire;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.BackupProjection.Spec;
import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.VolumeSummary;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a Backup. */
final class BackupShape implements Shape {

    private final RunShape run = new RunShape();
    private @Nullable String schedule;
    private @Nullable String storageLocation;
    private @Nullable String ttl;
    private int specHash;
    private int queuePosition;
    private VolumeSummary transfers = VolumeSummary.NONE;

    static void write(BackupProjection backup, JsonOut out) throws IOException {
        RunShape.write(backup.times(), out);
        var spec = backup.spec();
        out.textOrNull("schedule", spec.schedule());
        out.textOrNull("storageLocation", spec.location());
        out.textOrNull("ttl", spec.ttl());
        out.number("specHash", spec.hash());
        out.number("queuePosition", spec.queuePosition());
        RunShape.write(backup.progress(), "items", out);
        RunShape.write(backup.result(), out);
        var volumes = backup.volumes();
        if (!volumes.equals(VolumeSummary.NONE)) {
            out.object("transfers", json -> {
                json.number("count", volumes.count());
                json.number("failed", volumes.failed());
                json.number("bytes", volumes.bytes());
                json.numbers("goodVolumes", volumes.good());
            });
        }
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "schedule" -> schedule = in.nameOrNull();
            case "storageLocation" -> storageLocation = in.nameOrNull();
            case "ttl" -> ttl = in.nameOrNull();
            case "specHash" -> specHash = in.smallNumber();
            case "queuePosition" -> queuePosition = in.smallNumber();
            case "transfers" -> transfers = transfers(in);
            default -> {
                return run.read(name, in);
            }
        }
        return true;
    }

    private static VolumeSummary transfers(JsonIn in) throws IOException {
        var fields = new SummaryShape();
        in.object(fields);
        return new VolumeSummary(fields.count, fields.failed, fields.bytes, fields.goodVolumes);
    }

    @Override
    public BackupProjection projection(Head head, Lifecycle life) {
        return new BackupProjection(
                head,
                life,
                run.times(),
                new Spec(schedule, storageLocation, ttl, specHash, queuePosition),
                run.progress(life.since()),
                run.result(),
                transfers);
    }

    private static final class SummaryShape implements JsonIn.Fields {
        private int count;
        private int failed;
        private long bytes;
        private Map<String, Long> goodVolumes = Map.of();

        @Override
        public boolean read(String name, JsonIn in) throws IOException {
            switch (name) {
                case "count" -> count = in.smallNumber();
                case "failed" -> failed = in.smallNumber();
                case "bytes" -> bytes = in.number();
                case "goodVolumes" -> goodVolumes = in.numberMap();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
