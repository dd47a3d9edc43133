package io.deckwatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.BackupLives;
import io.deckwatch.stream.PastReader.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(120)
class PastReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Search ALL =
            Search.of(BackupLives.BACKUP, BackupLife.namesOfChildren(BackupLives.BACKUP.name()));

    @Test
    void findsTheLifeOfABackupAmongOthers(EmbeddedBroker broker) {
        try (var stream = new StreamFixture(broker.bootstrapServers())) {
            // That nothing need be kept any more is no part of the history.
            var lives = BackupLives.eventsToTheEnd().stream()
                    .filter(event -> !(event instanceof ClusterEvent.Forgotten))
                    .toList();
            try (var writer = stream.writer("prod")) {
                writer.publish(StreamFixture.seen("prod", "before", "another"));
                for (var event : lives) {
                    writer.publish(event);
                    // One key at a time is written: two states of one object that wait together become one.
                    await().pollInterval(Duration.ofMillis(5))
                            .until(() -> writer.counts().pending() == 0);
                }
                writer.publish(StreamFixture.seen("prod", BackupLives.BACKUP.name() + "0", "another"));
            }
            var reader = new PastReader(stream.kafka);

            assertThat(reader.history(ALL, Optional.empty(), PATIENCE).events()).isEqualTo(lives);
            assertThat(reader.history(ALL, Optional.of(Instant.EPOCH), PATIENCE).events())
                    .isEqualTo(lives);
            // A clock that is far ahead must not hide what there is.
            assertThat(reader.history(ALL, Optional.of(Instant.parse("2100-01-01T00:00:00Z")), PATIENCE)
                            .events())
                    .isEqualTo(lives);
            assertThat(reader.history(Search.of(BackupLives.BACKUP), Optional.empty(), PATIENCE)
                            .events())
                    .isNotEmpty()
                    .allMatch(event -> lives.contains(event));
            assertThat(reader.objects(ALL, PATIENCE).events()).isNotEmpty();
            assertThat(reader.history(ALL, Optional.empty(), Duration.ofNanos(1))
                            .unreadFrom())
                    .isNotNull();
            assertThat(reader.history(
                                    Search.of(new ObjectKey("prod", Kind.BACKUP, "velero", "none")),
                                    Optional.empty(),
                                    PATIENCE)
                            .events())
                    .isEmpty();
        }
    }
}
