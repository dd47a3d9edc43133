package io.deckwatch.app;

import io.deckwatch.notify.Outcome;
import io.deckwatch.state.Vitals;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How this process is doing, put together from what its parts say. */
@Singleton
final class SelfWatch {

    private final Storage storage;
    private final Clock clock;
    private final Map<Integer, Instant> behind = new ConcurrentHashMap<>();
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();
    private final Map<String, Vitals.Refusal> refused = new ConcurrentHashMap<>();
    private long deadLetters;
    private @Nullable Instant deadLetterAt;

    SelfWatch(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
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
    synchronized Vitals vitals() {
        if (storage.isOpen() && storage.kafka().deadLetters().count() > deadLetters) {
            deadLetters = storage.kafka().deadLetters().count();
            deadLetterAt = clock.instant();
        }
        return new Vitals(
                behind.values().stream().min(Comparator.naturalOrder()).orElse(null),
                failing,
                deadLetterAt,
                refused,
                storage.disk().orElse(null));
    }
}
