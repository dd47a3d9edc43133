package io.deckwatch.stream.wire;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Progress;
import io.deckwatch.event.Projection;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.Tally;
import io.deckwatch.event.Texts;
import io.deckwatch.event.Times;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.event.VolumeSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Events of all forms with odd values: empty and foreign texts, extreme numbers and times, absent fields. */
final class RandomEvents {

    private static final List<String> ODD = List.of(
            "",
            " ",
            "\"",
            "\\",
            "\n\t\r\u0000\u001f",
            "ä€\uD83D\uDEA2",
            "\u2028",
            "null",
            "0",
            "a/b",
            "x".repeat(5_000));

    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    ClusterEvent event() {
        return switch (random.nextInt(10)) {
            case 0 -> new ClusterEvent.Beat(heartbeat());
            case 1 -> new ClusterEvent.Forgotten(key(one(Kind.values())));
            case 2, 3 -> new ClusterEvent.Gone(projection(), time());
            default -> new ClusterEvent.Seen(projection());
        };
    }

    private Projection projection() {
        var kind = one(Kind.values());
        var head = new Head(key(kind), text(), text(), time(), texts(), texts(), random.nextBoolean());
        return switch (kind) {
            case BACKUP ->
                new BackupProjection(
                        head,
                        life(),
                        times(),
                        new BackupProjection.Spec(
                                maybe(this::text), maybe(this::text), maybe(this::text), number(), number()),
                        progress(),
                        result(),
                        new VolumeSummary(number(), number(), bigNumber(), numbers()));
            case RESTORE ->
                new RestoreProjection(
                        head,
                        life(),
                        times(),
                        new RestoreProjection.Source(maybe(this::text), maybe(this::text)),
                        progress(),
                        result());
            case SCHEDULE ->
                new ScheduleProjection(
                        head,
                        life(),
                        text(),
                        new ScheduleProjection.Template(maybe(this::text), maybe(this::text), number()),
                        new ScheduleProjection.Runs(maybe(this::time), maybe(this::time)),
                        new ScheduleProjection.Memory(
                                random.nextBoolean(),
                                maybe(this::time),
                                maybe(this::time),
                                maybe(this::time),
                                maybe(this::time)),
                        messages());
            case BACKUP_STORAGE_LOCATION ->
                new LocationProjection(
                        head,
                        life(),
                        new LocationProjection.Spec(
                                text(), text(), random.nextBoolean(), random.nextBoolean(), maybe(this::text)),
                        text(),
                        new LocationProjection.Checks(maybe(this::time), maybe(this::time)),
                        new LocationProjection.Memory(
                                maybe(this::time),
                                maybe(this::time),
                                maybe(() -> Duration.ofSeconds(random.nextInt(100_000))),
                                maybe(this::time)));
            case BACKUP_REPOSITORY ->
                new RepositoryProjection(
                        head,
                        life(),
                        new RepositoryProjection.Spec(text(), text(), text()),
                        text(),
                        new RepositoryProjection.Maintenance(
                                maybe(this::text),
                                maybe(this::time),
                                some(() ->
                                        new RepositoryProjection.MaintenanceRun(text(), maybe(this::time), text()))));
            case DELETE_BACKUP_REQUEST -> new DeletionProjection(head, life(), text(), messages());
            case POD_VOLUME_BACKUP, POD_VOLUME_RESTORE, DATA_UPLOAD, DATA_DOWNLOAD ->
                new TransferProjection(
                        head,
                        life(),
                        new TransferProjection.Parent(text(), text()),
                        new TransferProjection.Volume(text(), text(), text()),
                        progress(),
                        times(),
                        new TransferProjection.Detail(text(), text(), text(), random.nextBoolean(), maybe(this::text)));
        };
    }

    private Heartbeat heartbeat() {
        var kinds = new HashMap<Kind, KindState>();
        some(() -> kinds.put(one(Kind.values()), one(KindState.values())) == null);
        return new Heartbeat("c" + random.nextInt(9), text(), bigNumber(), time(), maybe(this::time), kinds);
    }

    private ObjectKey key(Kind kind) {
        return new ObjectKey("c" + random.nextInt(9), kind, "velero" + random.nextInt(3), "näme-" + random.nextInt());
    }

    private Lifecycle life() {
        return new Lifecycle(phase(), time(), maybe(this::phase), some(() -> new Transition(phase(), time())));
    }

    private Phase phase() {
        return random.nextBoolean() ? one(Phase.COMPLETED, Phase.NEW, Phase.FAILED) : new Phase("P" + text());
    }

    private Times times() {
        return new Times(maybe(this::time), maybe(this::time), maybe(this::time));
    }

    private Progress progress() {
        return new Progress(bigNumber(), bigNumber(), time());
    }

    private BackupProjection.Result result() {
        return new BackupProjection.Result(number(), number(), text(), messages(), tally(), tally(), tally());
    }

    private Tally tally() {
        return new Tally(number(), number(), number());
    }

    private Texts messages() {
        return new Texts(some(this::text), number(), number());
    }

    private Map<String, String> texts() {
        var map = new HashMap<String, String>();
        some(() -> map.put("k" + random.nextInt(), text()) == null);
        return map;
    }

    private Map<String, Long> numbers() {
        var map = new HashMap<String, Long>();
        some(() -> map.put(text(), bigNumber()) == null);
        return map;
    }

    private String text() {
        return random.nextInt(3) == 0 ? ODD.get(random.nextInt(ODD.size())) : "t" + random.nextInt(50);
    }

    private int number() {
        return one(0, 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt());
    }

    private long bigNumber() {
        return one(0L, 0L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong());
    }

    private Instant time() {
        var second = random.nextLong(-70_000_000_000L, 250_000_000_000L);
        return switch (random.nextInt(5)) {
            case 0 -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            case 1 -> Instant.ofEpochSecond(second, random.nextInt(1_000) * 1_000_000L);
            case 2 -> one(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("2028-02-29T23:59:59.999999999Z"));
            default -> Instant.ofEpochSecond(second);
        };
    }

    private <T> List<T> some(Supplier<T> value) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value.get()).toList();
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
