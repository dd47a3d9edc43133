package io.deckwatch.watch;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ClusterEvent.Beat;
import io.deckwatch.event.ClusterEvent.Forgotten;
import io.deckwatch.event.ClusterEvent.Gone;
import io.deckwatch.event.ClusterEvent.Seen;
import io.deckwatch.event.EventLog;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Keeps all that is published, and knows it again like a compacted topic does. */
final class RecordingLog implements EventLog {

    final List<ClusterEvent> events = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();

    @Override
    public synchronized List<ClusterEvent> known() {
        var newest = new LinkedHashMap<String, ClusterEvent>();
        for (var event : events) {
            var key = key(event);
            newest.remove(key);
            if (!(event instanceof Forgotten)) {
                newest.put(key, event);
            }
        }
        return List.copyOf(newest.values());
    }

    @Override
    public synchronized void publish(ClusterEvent event) {
        events.add(event);
    }

    @Override
    public synchronized void unreadable(String object, String reason, String json) {
        unreadable.add(object + " | " + reason + " | " + json);
    }

    /** What was said of the objects, one short text an event: {@code seen BACKUP velero/a Completed}. */
    synchronized List<String> story() {
        return events.stream()
                .filter(event -> !(event instanceof Beat))
                .map(RecordingLog::told)
                .toList();
    }

    synchronized List<Heartbeat> beats() {
        return events.stream()
                .filter(Beat.class::isInstance)
                .map(event -> ((Beat) event).heartbeat())
                .toList();
    }

    Heartbeat lastBeat() {
        var beats = beats();
        if (beats.isEmpty()) {
            throw new AssertionError("no heartbeat so far");
        }
        return beats.getLast();
    }

    synchronized List<Projection> seen(String name) {
        return events.stream()
                .filter(Seen.class::isInstance)
                .map(event -> ((Seen) event).object())
                .filter(object -> object.key().name().equals(name))
                .toList();
    }

    private static String told(ClusterEvent event) {
        return switch (event) {
            case Seen(var object) ->
                "seen " + place(object) + " " + object.life().phase();
            case Gone(var last, var at) ->
                "gone " + place(last) + " " + last.life().phase();
            case Forgotten(var key) -> "forgotten " + key.kind() + " " + key.namespace() + "/" + key.name();
            case Beat(var heartbeat) -> "beat " + heartbeat.sequence();
            case ClusterEvent.Left(var cluster) -> "left " + cluster;
        };
    }

    private static String place(Projection object) {
        var key = object.key();
        return key.kind() + " " + key.namespace() + "/" + key.name();
    }

    private static String key(ClusterEvent event) {
        return switch (event) {
            case Seen(var object) -> object.key().text();
            case Gone(var last, var at) -> last.key().text();
            case Forgotten(var key) -> key.text();
            case Beat(var heartbeat) -> "heartbeat";
            case ClusterEvent.Left(var cluster) -> "heartbeat";
        };
    }
}
