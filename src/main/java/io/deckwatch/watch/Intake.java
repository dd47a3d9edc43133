package io.deckwatch.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.Redaction;
import io.deckwatch.event.Tree;
import io.deckwatch.watch.feed.FeedSink;
import io.deckwatch.watch.feed.Scope;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what feeds read into projections, and sorts out what cannot be understood. */
final class Intake implements FeedSink {

    private static final int MAX_DEAD_LETTER_CHARS = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String cluster;
    private final ObjectReader reader;
    private final Follower follower;
    private final Outlet outlet;
    private final InstantSource clock;
    private final Map<Scope, Set<ObjectKey>> lists = new HashMap<>();

    Intake(String cluster, Follower follower, Outlet outlet, InstantSource clock) {
        this.cluster = cluster;
        this.reader = new ObjectReader(cluster);
        this.follower = follower;
        this.outlet = outlet;
        this.clock = clock;
    }

    @Override
    public void listing(Scope scope) {
        lists.put(scope, new HashSet<>());
    }

    @Override
    public void present(Scope scope, Map<String, Object> object) {
        outlet.countSeen();
        var tree = new Tree(object);
        var list = lists.get(scope);
        if (list != null) {
            // It is there, even if nothing else of it can be understood.
            keyOf(scope, tree).ifPresent(list::add);
        }
        var now = clock.instant();
        read(scope, tree).ifPresent(projection -> follower.seen(projection, now));
    }

    @Override
    public void listed(Scope scope, String resourceVersion) {
        var list = lists.remove(scope);
        if (list != null) {
            follower.listed(scope, list, resourceVersion, clock.instant());
        }
    }

    @Override
    public void deleted(Scope scope, Map<String, Object> object) {
        outlet.countSeen();
        var now = clock.instant();
        var tree = new Tree(object);
        read(scope, tree).ifPresentOrElse(projection -> follower.gone(projection, now), () -> keyOf(scope, tree)
                .ifPresent(key -> follower.gone(key, now)));
    }

    @Override
    public void garbled(Scope scope, String reason, String text) {
        outlet.countSeen();
        outlet.unreadable(scope.toString(), reason, bounded(text));
    }

    // Whatever is wrong with one object, and be it a fault of the reader, concerns that object only.
    private Optional<Projection> read(Scope scope, Tree object) {
        try {
            return Optional.of(reader.read(scope.kind(), object, clock.instant()));
        } catch (RuntimeException e) {
            var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            var place = keyOf(scope, object).map(ObjectKey::text).orElse(scope.toString());
            outlet.unreadable(place, reason, bounded(json(object)));
            return Optional.empty();
        }
    }

    private Optional<ObjectKey> keyOf(Scope scope, Tree object) {
        var name = object.at("metadata", "name").textOrEmpty();
        var namespace = object.at("metadata", "namespace").text().orElse("velero");
        return name.isEmpty() || name.indexOf('/') >= 0 || namespace.indexOf('/') >= 0
                ? Optional.empty()
                : Optional.of(new ObjectKey(cluster, scope.kind(), namespace, name));
    }

    private static String json(Tree object) {
        try {
            return JSON.writeValueAsString(object.value());
        } catch (JsonProcessingException e) {
            return String.valueOf(object.value());
        }
    }

    private static String bounded(String text) {
        var cut = text.length() > MAX_DEAD_LETTER_CHARS ? text.substring(0, MAX_DEAD_LETTER_CHARS) : text;
        return Redaction.redacted(cut);
    }
}
