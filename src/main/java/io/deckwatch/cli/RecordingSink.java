package io.deckwatch.cli;

import io.deckwatch.cli.recording.Recorder;
import io.deckwatch.event.Tree;
import io.deckwatch.watch.feed.FeedSink;
import io.deckwatch.watch.feed.Scope;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands what feeds read to a recorder, and notices what is missing in a new list. */
final class RecordingSink implements FeedSink {

    private final Recorder recorder;
    private final InstantSource clock;
    private final PrintStream err;
    private final Map<Scope, Set<String>> lists = new HashMap<>();

    RecordingSink(Recorder recorder, InstantSource clock, PrintStream err) {
        this.recorder = recorder;
        this.clock = clock;
        this.err = err;
    }

    @Override
    public void listing(Scope scope) {
        lists.put(scope, new HashSet<>());
    }

    @Override
    public void present(Scope scope, Map<String, Object> object) {
        var list = lists.get(scope);
        if (list != null) {
            list.add(Recorder.key(scope.kind(), new Tree(object)));
        }
        recorder.present(scope.kind(), object, clock.instant());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void listed(Scope scope, String resourceVersion) {
        var list = lists.remove(scope);
        if (list == null) {
            return;
        }
        var now = clock.instant();
        recorder.known(scope.kind()).forEach((key, object) -> {
            var namespace = object.at("metadata", "namespace").textOrEmpty();
            if (scope.holds(scope.kind(), namespace)
                    && !list.contains(key)
                    && object.value() instanceof Map<?, ?> map) {
                recorder.deleted(scope.kind(), (Map<String, Object>) map, now);
            }
        });
    }

    @Override
    public void deleted(Scope scope, Map<String, Object> object) {
        recorder.deleted(scope.kind(), object, clock.instant());
    }

    @Override
    public void garbled(Scope scope, String reason, String text) {
        err.println("Something among the " + scope + " cannot be recorded: " + reason + ".");
    }
}
