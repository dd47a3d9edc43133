package io.deckwatch.stream.owner;

import io.deckwatch.alert.Transition;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.evaluation.Lookout;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.Vitals;
import io.deckwatch.stream.Fences;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.WireRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One partition of clusters: its evaluation, and the transactional producer that makes this process the only one who may speak
 * for it. What could not be written yet waits here, the newest state of each alert. An onlooker has no producer and says
 * nothing.
 */
final class OwnedPartition implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnerLoop.class);

    /** How many verdicts are given between two polls. */
    private static final int SLICE = 20_000;

    /**
     * A heartbeat that Kafka took a moment before the partition was caught up counts as heard, else nothing could be said of
     * the cluster until the next one. A little more than the time between two heartbeats.
     */
    private static final Duration RECENT = Duration.ofSeconds(35);

    private static final Duration LOOK = Duration.ofSeconds(2);

    /** Who is behind by more than this shows less often what will be outdated in a moment, and catches up instead. */
    private static final long BEHIND = 2_000;

    private static final Duration LOOK_WHILE_BEHIND = Duration.ofSeconds(10);

    /**
     * Why something was not written.
     *
     * @param reason what Kafka says
     * @param passing whether this producer may try again; else somebody took over, or a new producer is needed
     */
    record Trouble(Exception reason, boolean passing) {}

    private final int number;
    private final Evaluation evaluation;
    private final Optional<Producer<byte @Nullable [], byte @Nullable []>> voice;
    private final AlertCodec codec = new AlertCodec();
    private final JournalEntries journal = new JournalEntries();
    private final long target;
    private final Map<String, WireRecord> unwritten = new LinkedHashMap<>();
    private final List<WireRecord> unwrittenJournal = new ArrayList<>();
    private final Lookout lookout = new Lookout();
    private final StatusChanges status = new StatusChanges();
    private final Map<String, WireRecord> unwrittenStatus = new LinkedHashMap<>();
    private final Map<String, ClusterEvent> recent = new LinkedHashMap<>();
    private final List<ClusterEvent> arrived = new ArrayList<>();
    private boolean caughtUp;
    private Instant looked = Instant.EPOCH;

    /**
     * A partition that has yet to catch up.
     *
     * @param voice what it speaks through; empty for an onlooker
     * @param target the end of the partition when it was assigned; known is what lies before
     */
    OwnedPartition(
            int number,
            Evaluation evaluation,
            Optional<Producer<byte @Nullable [], byte @Nullable []>> voice,
            long target) {
        this.number = number;
        this.evaluation = evaluation;
        this.voice = voice;
        this.target = target;
    }

    int number() {
        return number;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    long target() {
        return target;
    }

    /**
     * Takes an event. What it touches is judged with the next step, together with what came in the same poll.
     *
     * @param appended when Kafka took it
     */
    void take(ClusterEvent event, Instant appended, Instant now) {
        if (caughtUp) {
            arrived.add(event);
            return;
        }
        evaluation.load(event, now);
        if (event instanceof ClusterEvent.Beat
                && Duration.between(appended, now).abs().compareTo(RECENT) < 0) {
            recent.put(event.cluster(), event);
        } else if (event instanceof ClusterEvent.Left) {
            recent.remove(event.cluster());
        }
    }

    /**
     * Goes on after a poll: judges what is due, or begins to when the position has passed the target.
     *
     * @return whether the partition caught up with this step
     */
    boolean step(long position, Instant now) {
        var begins = !caughtUp && position >= target;
        if (begins) {
            caughtUp = true;
            evaluation.start(now);
            recent.values().forEach(beat -> note(evaluation.apply(beat, now)));
            recent.clear();
        }
        if (caughtUp) {
            note(evaluation.apply(arrived, now));
            arrived.clear();
            note(evaluation.wake(now, SLICE));
        }
        return begins;
    }

    /** How the partition stands, if it was not asked a moment ago. */
    Optional<OwnerObserver.Standing> look(Instant now, long lag) {
        var pause = lag > BEHIND ? LOOK_WHILE_BEHIND : LOOK;
        if (now.isBefore(looked.plus(pause)) && !now.isBefore(looked)) {
            return Optional.empty();
        }
        looked = now;
        var overview = lookout.look(evaluation, now);
        if (voice.isPresent()) {
            status.since(overview).forEach(record -> unwrittenStatus.put(record.key(), record));
        }
        return Optional.of(new OwnerObserver.Standing(overview, lag, evaluation.deadlinesWaiting()));
    }

    /** Takes how this process is doing. */
    void report(Vitals vitals, Instant now) {
        note(evaluation.report(vitals, now));
    }

    /** Judges by other rules from now on. */
    void reload(List<Rule> rules, Instant now) {
        note(evaluation.reload(rules, now));
    }

    private void note(List<Transition> transitions) {
        if (voice.isEmpty()) {
            return;
        }
        for (var transition : transitions) {
            var fingerprint = transition.alert().fingerprint();
            // The newest state of an alert goes to the end, so that the order of changes of different alerts stays
            // true.
            unwritten.remove(fingerprint);
            unwritten.put(
                    fingerprint,
                    switch (transition.what()) {
                        case DROPPED, FORGOTTEN -> codec.removed(fingerprint);
                        case PENDING, FIRING, UPDATED, SEVERITY, INHIBITION, RESOLVED ->
                            codec.encode(transition.alert());
                    });
            if (transition.isNews()) {
                LOG.infof(
                        "alert %s severity=%s labels=%s inhibited=%s",
                        transition.alert().state().text(),
                        transition.alert().severity().label(),
                        transition.alert().labels().values(),
                        transition.alert().isInhibited());
                unwrittenJournal.add(journal.of(transition, codec));
            }
        }
    }

    /**
     * Writes what changed, as one transaction. A passing fault leaves it for the next call.
     *
     * @return what went wrong, if anything did
     */
    Optional<Trouble> publish() {
        if (unwritten.isEmpty() && unwrittenJournal.isEmpty() && unwrittenStatus.isEmpty()) {
            return Optional.empty();
        }
        var producer = voice.orElseThrow();
        try {
            producer.beginTransaction();
            unwritten.values().forEach(alert -> send(producer, alert.to(Topics.ALERTS, 0)));
            unwrittenJournal.forEach(entry -> send(producer, entry.to(Topics.JOURNAL, 0)));
            unwrittenStatus.values().forEach(record -> send(producer, record.to(Topics.STATUS, number)));
            producer.commitTransaction();
        } catch (KafkaException | IllegalStateException e) {
            return Optional.of(new Trouble(e, !Fences.isFenced(e) && isAborted(producer)));
        }
        unwritten.clear();
        unwrittenJournal.clear();
        unwrittenStatus.clear();
        return Optional.empty();
    }

    /** A failed record fails the commit, so the futures tell nothing that is not told there. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(
            Producer<byte @Nullable [], byte @Nullable []> producer,
            ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        producer.send(record);
    }

    private static boolean isAborted(Producer<byte @Nullable [], byte @Nullable []> producer) {
        try {
            producer.abortTransaction();
            return true;
        } catch (KafkaException | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public void close() {
        voice.ifPresent(producer -> producer.close(Duration.ZERO));
    }
}
