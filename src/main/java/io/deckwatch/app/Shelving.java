package io.deckwatch.app;

import io.deckwatch.rule.book.BookedRule;
import io.deckwatch.stream.owner.LastFirings;
import io.deckwatch.web.RuleShelf;
import io.deckwatch.web.Watchboard.BusyException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The role {@code web}: what pages ask about rules. */
@Singleton
final class Shelving implements RuleShelf {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Ruling ruling;
    private final Storage storage;
    private @Nullable LastFirings firings;

    Shelving(Ruling ruling, Storage storage) {
        this.ruling = ruling;
        this.storage = storage;
    }

    @Override
    public InForce inForce() {
        var book = ruling.book();
        return new InForce(
                book.rules().stream()
                        .filter(BookedRule.class::isInstance)
                        .map(BookedRule.class::cast)
                        .toList(),
                book.policies().all().stream()
                        .map(policy -> new PolicyView(policy.name(), policy.selection(), policy.annotations()))
                        .toList(),
                ruling.folder(),
                ruling.isGood(),
                ruling.loadedAt());
    }

    @Override
    public Map<String, Instant> lastFired() {
        try {
            return firings().byRule(PATIENCE);
        } catch (KafkaException e) {
            throw new BusyException(e);
        }
    }

    /** Kafka is not there before the program has started. */
    private synchronized LastFirings firings() {
        var known = firings;
        if (known == null) {
            known = new LastFirings(storage.kafka());
            firings = known;
        }
        return known;
    }
}
