package io.deckwatch.stream;

import static io.deckwatch.stream.StreamFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.event.ClusterEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class OutageTest {

    @TempDir
    private Path directory;

    @Test
    void noFinalStateIsLostWhileKafkaIsAway() throws Exception {
        try (var door = new Door()) {
            var first = start();
            door.leadsTo(first.bootstrapServers());
            try (var stream = new StreamFixture(door.address());
                    var writer = stream.writer("outage")) {
                writer.publish(seen("outage", "o0", "before"));
                await().untilAsserted(
                                () -> assertThat(writer.counts().published()).isEqualTo(1));

                first.close();
                for (var i = 0; i < 10_000; i++) {
                    writer.publish(seen("outage", "o" + i % 50, "v" + i));
                }
                assertThat(writer.counts().pending()).isBetween(50, 100);
                try (var second = start()) {
                    door.leadsTo(second.bootstrapServers());
                    await().atMost(Duration.ofSeconds(90))
                            .untilAsserted(
                                    () -> assertThat(writer.counts().pending()).isZero());

                    var last = new HashMap<String, ClusterEvent>();
                    stream.committed(Topics.OBJECTS, "outage").forEach(event -> last.put(name(event), event));
                    assertThat(last).hasSize(50);
                    last.forEach((name, event) -> assertThat(event)
                            .isEqualTo(seen("outage", name, "v" + (9_950 + Integer.parseInt(name.substring(1))))));
                    assertThat(writer.counts().merged()).isGreaterThan(9_000);
                    assertThat(writer.counts().published() + writer.counts().merged())
                            .isEqualTo(10_001);
                    writer.close();
                }
            }
        }
    }

    private static String name(ClusterEvent event) {
        return ((ClusterEvent.Seen) event).object().key().name();
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(BrokerSettings.defaults(directory), sentence -> {
            throw new AssertionError(sentence);
        });
    }
}
