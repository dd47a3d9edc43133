package io.deckwatch.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a judge worked out about a subject at one time, for the next rule that asks for the same: dozens of rules judge a
 * schedule after each event, by the same slots and runs. It holds one thing, until something of the installation changes.
 * Confined to its view's thread.
 */
public final class Memo {

    private final Map<Subject, Kept> kept = new HashMap<>();

    private record Kept(Instant at, Object what) {}

    /** What was kept about the subject as of that time; null if that is nothing of this type. */
    public <T> @Nullable T recall(Class<T> type, Subject subject, Instant at) {
        var known = kept.get(subject);
        return known != null && known.at.equals(at) && type.isInstance(known.what) ? type.cast(known.what) : null;
    }

    /** Keeps what is known about a subject as of that time, in place of what was kept before. */
    public void keep(Object what, Subject subject, Instant at) {
        kept.clear();
        kept.put(subject, new Kept(at, what));
    }

    /** Something changed. */
    void forget() {
        kept.clear();
    }
}
