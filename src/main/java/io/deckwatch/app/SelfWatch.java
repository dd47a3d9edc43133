package io.deckwatch.app;

import io.deckwatch.notify.Outcome;
import io.deckwatch.state.Vitals;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How this process is doing, put together from what its parts say. */
@Singleton
final class SelfWatch {

    private final Storage storage;
    private final Clock clock;
    private final Map<Integer, Instant> behind = new ConcurrentHashMap<>();
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();
    private final Map<String, Vitals.Refusal> refused = new ConcurrentHashMap<>();
    private final AtomicLong buried = new AtomicLong();
    private final Ledger ledger;
    private long lost;
    private @Nullable Instant lostAt;

    SelfWatch(Storage storage, Clock clock, Ledger ledger) {
        this.storage = storage;
        this.clock = clock;
        this.ledger = ledger;
    }

    /** A partition was looked at, and so many of its records are not evaluated yet. */
    void lags(int partition, long records) {
        if (records > 0) {
            behind.putIfAbsent(partition, clock.instant());
        } else {
            behind.remove(partition);
        }
    }

    /** A partition is somebody else's matter now. */
    void givenUp(int partition) {
        behind.remove(partition);
    }

    /** An attempt to deliver a message came to an end. */
    void answered(String receiver, Outcome outcome) {
        if (outcome.failure().isPresent()) {
            failing.putIfAbsent(receiver, clock.instant());
        } else {
            failing.remove(receiver);
        }
    }

    /** A message was given up and is kept among the dead letters. */
    void buried() {
        buried.incrementAndGet();
    }

    /** How many records and messages this process put aside. */
    long deadLetters() {
        return storage.kafka().deadLetters().count() + buried.get();
    }

    /** Files that a component goes by were not taken. */
    void refuses(String component, String files, String fault) {
        var known = refused.get(component);
        var since = known == null ? clock.instant() : known.since();
        refused.put(component, new Vitals.Refusal(since, files, fault));
    }

    /** Files that a component goes by were taken. */
    void takes(String component) {
        refused.remove(component);
    }

    /** Receivers were changed: those that failed may be mended or gone, and the others tell by their next answer. */
    void forgetReceivers() {
        failing.clear();
    }

    /** How it stands now. */
    Vitals vitals() {
        return new Vitals(
                behind.values().stream().min(Comparator.naturalOrder()).orElse(null),
                failing,
                deadLetterAt(),
                refused,
                storage.disk().orElse(null));
    }

    /** When the last one came that waits for somebody, or was lost because Kafka did not take it. */
    private synchronized @Nullable Instant deadLetterAt() {
        if (storage.isOpen() && storage.kafka().deadLetters().lost() > lost) {
            lost = storage.kafka().deadLetters().lost();
            lostAt = clock.instant();
        }
        return Stream.of(ledger.lastWaitingAt(), Optional.ofNullable(lostAt))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
