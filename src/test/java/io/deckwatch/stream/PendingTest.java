package io.deckwatch.stream;

import static io.deckwatch.stream.StreamFixture.beat;
import static io.deckwatch.stream.StreamFixture.seen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.stream.wire.EventEncoder;
import io.deckwatch.stream.wire.WireRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PendingTest {

    private final Pending pending = new Pending();
    private final EventEncoder encoder = new EventEncoder();

    @Test
    void ofEachKeyTheNewestIsKeptAtTheTimeOfItsPublication() throws Exception {
        pending.put(record(seen("c", "a", "1")));
        pending.put(record(beat("c", 1)));
        pending.put(record(seen("c", "b", "1")));
        pending.put(record(beat("c", 2)));
        pending.put(record(seen("c", "a", "2")));

        assertThat(pending.size()).isEqualTo(3);
        assertThat(pending.merged()).isEqualTo(2);
        assertThat(texts(pending.take(10)))
                .containsExactly(
                        text(record(seen("c", "b", "1"))),
                        text(record(beat("c", 2))),
                        text(record(seen("c", "a", "2"))));
    }

    @Test
    void whatIsGivenBackComesFirstUnlessItIsOvertaken() throws Exception {
        pending.put(record(seen("c", "a", "1")));
        pending.put(record(seen("c", "b", "1")));
        pending.put(record(seen("c", "c", "1")));
        var batch = pending.take(3);
        pending.put(record(seen("c", "b", "2")));
        assertThat(pending.size()).isEqualTo(4);

        pending.giveBack(batch);

        assertThat(pending.merged()).isEqualTo(1);
        assertThat(texts(pending.take(10)))
                .containsExactly(
                        text(record(seen("c", "a", "1"))),
                        text(record(seen("c", "c", "1"))),
                        text(record(seen("c", "b", "2"))));
    }

    @Test
    void aBatchIsBounded() throws Exception {
        for (var i = 0; i < 5; i++) {
            pending.put(record(seen("c", "o" + i, "1")));
        }
        assertThat(pending.take(3)).hasSize(3);
        pending.written();
        assertThat(pending.size()).isEqualTo(2);
        assertThat(pending.take(3)).hasSize(2);
    }

    @Test
    void afterTheEndWhatWaitsIsTakenAndNothingIsAdded() throws Exception {
        pending.put(record(seen("c", "a", "1")));
        pending.close();
        pending.put(record(seen("c", "b", "1")));

        assertThat(pending.take(10)).hasSize(1);
        assertThat(pending.take(10)).isEmpty();
    }

    private WireRecord record(ClusterEvent event) {
        return encoder.encode(event, StreamFixture.NOW);
    }

    private static List<String> texts(List<WireRecord> records) {
        return records.stream().map(PendingTest::text).toList();
    }

    private static String text(WireRecord record) {
        return record.key() + " " + new String(record.value(), UTF_8);
    }
}
