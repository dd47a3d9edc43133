package io.deckwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.stream.KnownCluster;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterTableTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void showsWhenEachClusterWasHeardOfAndWhatItsWatchCannotSee() {
        var kinds = new EnumMap<Kind, KindState>(Kind.class);
        for (var kind : Kind.values()) {
            kinds.put(kind, KindState.LIVE);
        }
        kinds.put(Kind.DATA_UPLOAD, KindState.MISSING);
        var heartbeat = new Heartbeat("prod", "c0ffee", 7, NOW.minusSeconds(5400), null, kinds);
        var text = ClusterTable.text(
                List.of(
                        new KnownCluster("prod", Optional.of(heartbeat), 12, 3),
                        new KnownCluster("lost-long-ago", Optional.empty(), 1, 0)),
                NOW);

        assertThat(text).isEqualTo("""
                        cluster        uid      last heartbeat                         objects          kinds not live
                        prod           c0ffee   1 h 30 min ago (2026-03-02 10:30 UTC)  12 live, 3 gone  DataUpload missing
                        lost-long-ago  unknown  never                                  1 live, 0 gone   unknown
                        """);
    }

    @Test
    void saysThatNoClusterIsKnown() {
        assertThat(ClusterTable.text(List.of(), NOW)).isEqualTo("No cluster is known.\n");
    }
}
