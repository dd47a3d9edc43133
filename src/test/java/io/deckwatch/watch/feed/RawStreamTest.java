package io.deckwatch.watch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.watch.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RawStreamTest {

    @Test
    void tellsEachChangeOnceAlsoAcrossALostConnection() {
        var told = new CopyOnWriteArrayList<String>();
        var clock = new MovingClock();
        try (var api = new FakeApi();
                var client = api.client();
                var stream = new RawStream(client, List.of(), FeedSettings.DEFAULT, clock, (at, type, kind, object) -> {
                    var tree = new Tree(object);
                    told.add(type + " " + tree.at("kind").textOrEmpty() + " "
                            + tree.at("metadata", "name").textOrEmpty() + " "
                            + tree.at("status", "phase").textOrEmpty());
                })) {
            api.put(Kind.BACKUP, "velero", "a", status("New"));
            api.put(Kind.BACKUP, "velero", "b", status("Completed"));
            stream.start();
            await().until(() -> told.size() == 2 && live(stream));
            api.put(Kind.BACKUP, "velero", "a", status("Failed"));
            await().until(() -> told.size() == 3);
            api.mute.add("backups");
            api.delete(Kind.BACKUP, "velero", "b");
            api.compact();
            api.mute.clear();
            api.dropWatches();
            await().untilAsserted(() -> {
                clock.advance(Duration.ofSeconds(1));
                assertThat(told)
                        .containsExactly(
                                "ADDED Backup a New",
                                "ADDED Backup b Completed",
                                "MODIFIED Backup a Failed",
                                "DELETED Backup b Completed");
            });
        }
    }

    private static boolean live(RawStream stream) {
        return stream.kinds().size() == 10
                && stream.kinds().values().stream().allMatch(state -> state == KindState.LIVE);
    }

    private static Map<String, Object> status(String phase) {
        return Map.of("status", Map.of("phase", phase));
    }
}
