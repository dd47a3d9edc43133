package io.deckwatch.alert.silence;

import java.time.Instant;
import java.util.Comparator;

/** In which order silences are listed. */
public final class SilenceOrder {

    static final Comparator<Silence> LAST_END_FIRST =
            Comparator.comparing(Silence::endsAt).reversed().thenComparing(Silence::id);

    private SilenceOrder() {}

    /**
     * As Alertmanager lists them: the active ones, the next end first; then the pending ones, the next start first; then those
     * that are over, the newest first.
     */
    public static Comparator<Silence> at(Instant now) {
        return Comparator.<Silence, Silence.State>comparing(silence -> silence.state(now))
                .thenComparing((one, other) -> switch (one.state(now)) {
                    case ACTIVE -> one.endsAt().compareTo(other.endsAt());
                    case PENDING -> one.startsAt().compareTo(other.startsAt());
                    case EXPIRED -> other.endsAt().compareTo(one.endsAt());
                })
                .thenComparing(Silence::id);
    }
}
