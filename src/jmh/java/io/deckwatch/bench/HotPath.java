package io.deckwatch.bench;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.EventEncoder;
import io.deckwatch.stream.wire.UndecodableException;
import io.deckwatch.stream.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each event costs on its way from the topic to a verdict, step by step. Run by {@code ./mvnw -Pbench test}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HotPath {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int EVENTS = 5_000;

    private final EventDecoder decoder = new EventDecoder();
    private final List<WireRecord> records = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<ClusterEvent> events = new ArrayList<>();
    private final Evaluation evaluation = Knowledge.evaluation();
    private final Cron cron = Cron.parse("20 2-23/6 * * *", CronVersion.V3, ZoneOffset.UTC);
    private int next;

    /** An installation that knows ten thousand backups, and the events of a night. */
    public HotPath() {
        var fleet = new Fleet(10, 100, 10, NOW);
        fleet.definitions(event -> evaluation.load(event, NOW));
        fleet.backups(event -> evaluation.load(event, NOW));
        evaluation.start(NOW);
        fleet.beats(1, NOW, event -> evaluation.apply(event, NOW));
        evaluation.wake(NOW);
        var encoder = new EventEncoder();
        fleet.live(EVENTS, 0, event -> {
            var record = encoder.encode(event, NOW);
            events.add(event);
            records.add(record);
            keys.add(record.key().getBytes(StandardCharsets.UTF_8));
        });
    }

    private int turn() {
        next = (next + 1) % EVENTS;
        return next;
    }

    /** A record of Kafka becomes an event. */
    @Benchmark
    public Decoded decode() throws UndecodableException {
        var turn = turn();
        return decoder.decode(
                keys.get(turn), records.get(turn).value(), records.get(turn).headers());
    }

    /** An event is applied, and what it touches is judged by all rules. */
    @Benchmark
    public Object applyAndJudge() {
        return evaluation.apply(events.get(turn()), NOW);
    }

    /** The next slot of a cron. */
    @Benchmark
    public Optional<Instant> nextSlot() {
        return cron.next(NOW.plusSeconds(turn()));
    }
}
