package io.deckwatch.stream.owner;

import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.rule.Rule;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The one thread that evaluates: polls events of the clusters it owns, applies them, wakes what is due, writes what changed.
 * Others ask it, and are answered between two batches.
 */
public final class OwnerLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(250);

    /** A loop that made no step for this long was suspended, or hung. */
    private static final Duration AWAY = Duration.ofSeconds(60);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> everything;
    private final OwnedPartitions partitions;
    private final OwnerObserver observer;
    private final Clock clock;
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong lastStep = new AtomicLong(System.nanoTime());
    private final AtomicBoolean everCaughtUp = new AtomicBoolean();
    private final Thread thread = Thread.ofPlatform().name("deckwatch-owner").unstarted(this::run);

    /**
     * An owner that has not begun.
     *
     * @param kafka where events come from
     * @param settings how to take part in the group of evaluators
     * @param evaluations makes the evaluation of one partition
     * @param clock the time of verdicts
     * @param observer hears what is done
     */
    public OwnerLoop(
            Kafka kafka,
            OwnerSettings settings,
            Supplier<Evaluation> evaluations,
            Clock clock,
            OwnerObserver observer) {
        this.consumer = settings.isOnlooker()
                ? kafka.clients().consumer("onlooker")
                : kafka.clients().member(settings.group(), settings.instance());
        this.everything = settings.isOnlooker() ? kafka.partitioning().all(Topics.OBJECTS) : List.of();
        this.partitions = new OwnedPartitions(kafka, consumer, evaluations, observer, !settings.isOnlooker());
        this.observer = observer;
        this.clock = clock;
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** How long ago the loop last made a step. More than a minute means that it hangs. */
    public Duration sinceLastStep() {
        return Duration.ofNanos(System.nanoTime() - lastStep.get());
    }

    /** Whether all partitions that are owned were caught up at some time: from then on there are verdicts. */
    public boolean hasCaughtUp() {
        return everCaughtUp.get();
    }

    /** Whether the loop still runs. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /**
     * Asks about what is known, on the owner's thread; the answer must not hold anything that changes. Fails when the loop
     * ended.
     *
     * @param query is given the evaluations of all partitions that are caught up
     */
    public <T> CompletableFuture<T> ask(Function<List<Evaluation>, T> query) {
        var answer = new CompletableFuture<T>();
        questions.add(() -> answer.completeAsync(() -> query.apply(partitions.evaluations()), Runnable::run));
        if (closed.get()) {
            answer.completeExceptionally(new IllegalStateException("The evaluator is closed."));
        }
        return answer;
    }

    /**
     * Judges by other rules from the next batch on. Partitions that are assigned later have to be given the same rules by who
     * makes their evaluations.
     *
     * @param before runs on the owner's thread just before, for what belongs to the rules and is asked by them
     */
    public void reload(List<Rule> rules, Runnable before) {
        questions.add(() -> {
            before.run();
            partitions.reload(rules, clock.instant());
        });
    }

    private void run() {
        try {
            begin();
            while (!closed.get()) {
                step();
                lastStep.set(System.nanoTime());
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("The evaluator was woken to end.");
        } catch (KafkaException e) {
            LOG.errorf("evaluator ended reason=%s", e.getMessage());
        } finally {
            partitions.publish();
            partitions.giveUpAll();
            consumer.close();
        }
    }

    private void begin() {
        if (everything.isEmpty()) {
            consumer.subscribe(List.of(Topics.OBJECTS), new Rebalance());
        } else {
            consumer.assign(everything);
            partitions.assigned(everything);
        }
    }

    private void step() {
        var records = consumer.poll(pollLimit());
        var began = System.nanoTime();
        var now = clock.instant();
        if (sinceLastStep().compareTo(AWAY) > 0) {
            partitions.awoke(now);
        }
        partitions.open();
        partitions.take(records, now);
        partitions.step(now);
        partitions.publish();
        if (partitions.areCaughtUp()) {
            everCaughtUp.set(true);
        }
        observer.evaluated(records.count(), Duration.ofNanos(System.nanoTime() - began));
        for (var question = questions.poll(); question != null; question = questions.poll()) {
            question.run();
        }
    }

    private Duration pollLimit() {
        if (!questions.isEmpty()) {
            return Duration.ZERO;
        }
        var next = partitions.nextDeadline();
        if (next == null) {
            return LONGEST_POLL;
        }
        var until = Duration.between(Instant.now(clock), next);
        return until.isNegative() ? Duration.ZERO : until.compareTo(LONGEST_POLL) < 0 ? until : LONGEST_POLL;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        try {
            // The loop sees the flag within one poll; only one that hangs is woken.
            if (!thread.join(CLOSE_LIMIT)) {
                consumer.wakeup();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            partitions.assigned(assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            partitions.publish();
            partitions.giveUp(revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            partitions.giveUp(lost);
        }
    }
}
