package io.deckwatch.stream.delivery;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.notify.Standing;
import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror is to be shown: what holds, and what ended in the last 15 minutes, so that one that was away meanwhile learns
 * of it. For a mirror the severity is part of an alert's identity. Confined to one thread.
 */
final class Mirrored {

    private static final Duration SHOWN_AFTER_END = Duration.ofMinutes(15);

    private final Map<Key, Standing> standings = new LinkedHashMap<>();

    private record Key(String fingerprint, Severity severity) {}

    /** An alert as it is from now on. */
    void take(Alert alert, Instant now) {
        switch (alert.state()) {
            case AlertState.Firing ignored -> {
                var key = alert.isInhibited() ? null : new Key(alert.fingerprint(), alert.severity());
                endOthers(alert, key, now);
                if (key != null) {
                    standings.put(key, new Standing(alert, null));
                }
            }
            case AlertState.Pending ignored -> endOthers(alert, null, now);
            case AlertState.Resolved resolved -> {
                endOthers(alert, null, resolved.endsAt());
                standings.putIfAbsent(
                        new Key(alert.fingerprint(), alert.severity()), new Standing(alert, resolved.endsAt()));
            }
        }
    }

    /** An alert is none of the mirror's matters any more, or never was. */
    void leave(Alert alert, Instant now) {
        endOthers(alert, null, now);
    }

    /** What is to be shown at an instant. */
    List<Standing> at(Instant now) {
        standings.values().removeIf(standing -> isOld(standing, now));
        return List.copyOf(standings.values());
    }

    private void endOthers(Alert alert, @Nullable Key remaining, Instant now) {
        for (var severity : Severity.values()) {
            var key = new Key(alert.fingerprint(), severity);
            if (!key.equals(remaining)) {
                standings.computeIfPresent(
                        key, (k, known) -> known.endedAt() == null ? new Standing(known.alert(), now) : known);
            }
        }
    }

    private static boolean isOld(Standing standing, Instant now) {
        return standing.endedAt() != null && !now.isBefore(standing.endedAt().plus(SHOWN_AFTER_END));
    }
}
