package io.deckwatch.bench;

import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.EventEncoder;
import io.deckwatch.stream.wire.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An evaluation in this process that is told of events as it is from Kafka: written and read again. */
final class Knowledge {

    private final EventEncoder encoder = new EventEncoder();
    private final EventDecoder decoder = new EventDecoder();
    private final Evaluation evaluation = evaluation();
    private final Instant now;

    Knowledge(Instant now) {
        this.now = now;
    }

    /** One with all rules and the usual settings. */
    static Evaluation evaluation() {
        return new Evaluation(Rules.standard(), (cluster, namespace) -> InstallationSettings.DEFAULT, "");
    }

    Knowledge load(Consumer<Consumer<ClusterEvent>> source) {
        source.accept(event -> evaluation.load(read(event), now));
        return this;
    }

    /** All clusters are heard of, and everything is judged once. */
    Knowledge start(Fleet fleet) {
        evaluation.start(now);
        fleet.beats(1, now, event -> evaluation.apply(event, now));
        evaluation.wake(now);
        return this;
    }

    /** The nanoseconds that each of these events costs, from being read to the last verdict about what it touched. */
    double costOf(Consumer<Consumer<ClusterEvent>> source) {
        List<ClusterEvent> events = new ArrayList<>();
        source.accept(event -> events.add(read(event)));
        var began = System.nanoTime();
        for (var event : events) {
            evaluation.apply(event, now);
            evaluation.wake(now);
        }
        return (double) (System.nanoTime() - began) / events.size();
    }

    private ClusterEvent read(ClusterEvent event) {
        var record = encoder.encode(event, now);
        try {
            var read = decoder.decode(record.key().getBytes(StandardCharsets.UTF_8), record.value(), record.headers());
            if (read instanceof Decoded.Event(var same)) {
                return same;
            }
            throw new IllegalStateException("Our own record was passed over: " + record.key());
        } catch (UndecodableException e) {
            throw new IllegalStateException("Our own record cannot be read: " + record.key(), e);
        }
    }
}
