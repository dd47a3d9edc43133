package io.deckwatch.cli.check;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Projection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one list of all kinds brought.
 *
 * @param cluster the cluster's name
 * @param objects those that could be read
 * @param kinds how reading each kind went
 * @param unreadable objects that make no sense, one sentence each
 */
public record Listing(String cluster, List<Projection> objects, Map<Kind, KindResult> kinds, List<String> unreadable) {

    /**
     * How reading one kind went.
     *
     * @param state {@code LIVE} if it could be read
     * @param reason why it could not be read; empty if it could
     */
    public record KindResult(KindState state, String reason) {

        /** Read without trouble. */
        public static final KindResult READ = new KindResult(KindState.LIVE, "");
    }

    public Listing {
        objects = List.copyOf(objects);
        kinds = kinds.isEmpty() ? Map.of() : new EnumMap<>(kinds);
        unreadable = List.copyOf(unreadable);
    }

    /** How reading that kind went. */
    public KindResult kind(Kind kind) {
        return kinds.getOrDefault(kind, new KindResult(KindState.STALE, "it was not asked for"));
    }
}
