package io.deckwatch.watch.feed;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The watch stream of a cluster, for recordings: every change of every object, once, also across lost connections. Unlike the
 * watch it keeps the last state of each object, to be able to tell what a deleted one looked like.
 */
public final class RawStream implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RawStream.class);
    private static final Duration TICK = Duration.ofMillis(500);

    private final Loop loop = new Loop("deckwatch-record");
    private final RawListener listener;
    private final InstantSource clock;
    private final List<Feed> feeds;
    private volatile Map<Kind, KindState> kinds = Map.of();

    /** A stream that does nothing until {@link #start}. */
    public RawStream(
            KubernetesClient client,
            List<String> namespaces,
            FeedSettings settings,
            InstantSource clock,
            RawListener listener) {
        this.listener = listener;
        this.clock = clock;
        var api = new ApiServer(client, loop, settings.retries().answer());
        var sink = new Differences();
        this.feeds = Scope.all(namespaces).stream()
                .map(scope -> new Feed(scope, api, sink, settings, clock))
                .toList();
    }

    /** Begins with the objects that are there, as added. */
    public void start() {
        loop.execute(() -> feeds.forEach(Feed::start));
        loop.every(TICK, this::tick);
    }

    /** How each kind is being read; empty until the first look. A recording is alive while none is stale. */
    public Map<Kind, KindState> kinds() {
        return kinds;
    }

    @Override
    public void close() {
        loop.execute(() -> feeds.forEach(Feed::close));
        loop.close();
    }

    private void tick() {
        var now = clock.instant();
        var states = new EnumMap<Kind, KindState>(Kind.class);
        for (var feed : feeds) {
            feed.tick(now);
            states.merge(feed.scope().kind(), feed.state(now), (one, other) -> one == KindState.LIVE ? other : one);
        }
        kinds = Map.copyOf(states);
    }

    /** Makes changes of what lists and watches tell. */
    private final class Differences implements FeedSink {

        private final Map<Scope, Map<String, Map<String, Object>>> known = new HashMap<>();
        private final Map<Scope, Map<String, Map<String, Object>>> lists = new HashMap<>();

        @Override
        public void listing(Scope scope) {
            lists.put(scope, new LinkedHashMap<>());
        }

        @Override
        public void present(Scope scope, Map<String, Object> object) {
            var whole = whole(scope, object);
            var key = key(whole);
            var list = lists.get(scope);
            if (list != null) {
                list.put(key, whole);
            }
            var before = objects(scope).put(key, whole);
            if (before == null) {
                listener.happened(clock.instant(), RawListener.Type.ADDED, scope.kind(), whole);
            } else if (!version(before).equals(version(whole))) {
                listener.happened(clock.instant(), RawListener.Type.MODIFIED, scope.kind(), whole);
            }
        }

        @Override
        public void listed(Scope scope, String resourceVersion) {
            var list = lists.remove(scope);
            if (list == null) {
                return;
            }
            for (var key : List.copyOf(objects(scope).keySet())) {
                if (!list.containsKey(key)) {
                    deleted(scope, objects(scope).getOrDefault(key, Map.of()));
                }
            }
        }

        @Override
        public void deleted(Scope scope, Map<String, Object> object) {
            var whole = whole(scope, object);
            objects(scope).remove(key(whole));
            listener.happened(clock.instant(), RawListener.Type.DELETED, scope.kind(), whole);
        }

        @Override
        public void garbled(Scope scope, String reason, String text) {
            LOG.warnf(
                    "something that is no object is left out of the recording scope=\"%s\" reason=\"%s\"",
                    scope, reason);
        }

        private Map<String, Map<String, Object>> objects(Scope scope) {
            return known.computeIfAbsent(scope, missing -> new LinkedHashMap<>());
        }

        // Lists may leave out what is the same for all their items.
        private static Map<String, Object> whole(Scope scope, Map<String, Object> object) {
            if (object.containsKey("kind") && object.containsKey("apiVersion")) {
                return object;
            }
            var whole = new LinkedHashMap<String, Object>();
            whole.put("apiVersion", scope.kind().apiVersion());
            whole.put("kind", scope.kind().kindName());
            whole.putAll(object);
            return whole;
        }

        private static String key(Map<String, Object> object) {
            var metadata = new Tree(object).at("metadata");
            return metadata.at("namespace").textOrEmpty() + "/"
                    + metadata.at("name").textOrEmpty();
        }

        private static String version(Map<String, Object> object) {
            return new Tree(object).at("metadata", "resourceVersion").textOrEmpty();
        }
    }
}
