package io.deckwatch.app;

import io.deckwatch.notify.Chain;
import io.deckwatch.notify.Chain.Break;
import io.deckwatch.notify.Chain.Link;
import io.deckwatch.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pings for as long as the whole chain works, and tells when that changes. Steps are made by one thread. */
final class Beat {

    /** How soon a broken chain is looked at again, so that the heart beats as soon as it is mended. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final Supplier<Chain> chain;
    private final Supplier<Outcome> ping;
    private final Timing timing;
    private final Duration interval;
    private final Consumer<Optional<Break>> changed;
    private volatile @Nullable Break broken;
    private volatile @Nullable Instant lastSuccess;
    private boolean told;

    /**
     * One that has not begun.
     *
     * @param chain how all of it stands now
     * @param ping makes a ping
     * @param changed is told by the first step, and whenever another link is the broken one, or none
     */
    Beat(
            Supplier<Chain> chain,
            Supplier<Outcome> ping,
            Timing timing,
            Duration interval,
            Consumer<Optional<Break>> changed) {
        this.chain = chain;
        this.ping = ping;
        this.timing = timing;
        this.interval = interval;
        this.changed = changed;
    }

    /** Looks, and pings if all is well. Gives how long to wait before the next step. */
    Duration step() {
        var found = chain.get().broken(timing.told().instant());
        if (found.isPresent()) {
            tell(found);
            return AGAIN.compareTo(interval) < 0 ? AGAIN : interval;
        }
        return pinged(ping.get());
    }

    private Duration pinged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered ok -> {
                lastSuccess = timing.wall().instant();
                tell(Optional.empty());
                yield interval;
            }
            case Outcome.Rejected no -> {
                tell(failed(no));
                yield interval;
            }
            case Outcome.RetryLater later -> {
                tell(failed(later));
                var wish = later.after();
                yield wish != null && wish.compareTo(interval) > 0 ? wish : interval;
            }
        };
    }

    private static Optional<Break> failed(Outcome outcome) {
        return Optional.of(new Break(Link.PING, "The ping failed: " + outcome.detail() + "."));
    }

    private void tell(Optional<Break> now) {
        var before = broken();
        broken = now.orElse(null);
        if (!told || !now.map(Break::link).equals(before.map(Break::link))) {
            told = true;
            changed.accept(now);
        }
    }

    /** What holds the ping back; empty if nothing does, as far as is known. */
    Optional<Break> broken() {
        return Optional.ofNullable(broken);
    }

    /** When a ping was last taken, by real time. */
    Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }
}
