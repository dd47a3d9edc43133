package io.deckwatch.stream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Head;
import io.deckwatch.event.Texts;
import io.deckwatch.event.VolumeSummary;
import java.util.Collections;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MinimalTest {

    private final EventEncoder encoder = new EventEncoder();

    @Test
    void aBackupOfManyLongMessagesFitsWithoutThemAndKeepsWhatRulesCount() {
        var whole = huge();
        assertThat(encoder.encode(new ClusterEvent.Seen(whole), Samples.OBSERVED)
                        .size())
                .isGreaterThan(EventEncoder.MAX_BYTES);

        var less = Minimal.of(new ClusterEvent.Seen(whole));

        assertThat(encoder.encode(less, Samples.OBSERVED).size()).isLessThan(EventEncoder.MAX_BYTES / 4);
        assertThat(less).isInstanceOfSatisfying(ClusterEvent.Seen.class, seen -> assertThat(seen.object())
                .isInstanceOfSatisfying(BackupProjection.class, backup -> {
                    assertThat(backup.life()).isEqualTo(whole.life());
                    assertThat(backup.times()).isEqualTo(whole.times());
                    assertThat(backup.spec()).isEqualTo(whole.spec());
                    assertThat(backup.result().errors())
                            .isEqualTo(whole.result().errors());
                    assertThat(backup.result().validationErrors().count()).isEqualTo(500);
                    assertThat(backup.result().validationErrors().first())
                            .startsWith("€€")
                            .endsWith("…")
                            .hasSize(1024);
                    assertThat(backup.volumes().bytes())
                            .isEqualTo(whole.volumes().bytes());
                }));
    }

    @ParameterizedTest
    @MethodSource("io.deckwatch.stream.wire.EventWireTest#names")
    void identityPhaseAndTypeOfEventStay(String name) {
        var event = Samples.events().get(name);
        var less = Minimal.of(event);

        assertThat(less).hasSameClassAs(event);
        assertThat(encoder.encode(less, Samples.OBSERVED).key())
                .isEqualTo(encoder.encode(event, Samples.OBSERVED).key());
        if (event instanceof ClusterEvent.Seen(var object)) {
            assertThat(less).isInstanceOfSatisfying(ClusterEvent.Seen.class, seen -> {
                assertThat(seen.object().head()).isEqualTo(object.head());
                assertThat(seen.object().life()).isEqualTo(object.life());
            });
        }
    }

    private static BackupProjection huge() {
        var backup = Samples.backup();
        var result = backup.result();
        var annotations = new HashMap<String, String>();
        for (var i = 0; i < 200; i++) {
            annotations.put("a" + i, "€".repeat(4096));
        }
        var head = backup.head();
        return new BackupProjection(
                new Head(
                        head.key(),
                        head.uid(),
                        head.resourceVersion(),
                        head.created(),
                        annotations,
                        head.labels(),
                        head.deleting()),
                backup.life(),
                backup.times(),
                backup.spec(),
                backup.progress(),
                new BackupProjection.Result(
                        result.errors(),
                        result.warnings(),
                        result.reason(),
                        Texts.of(Collections.nCopies(500, "€".repeat(5000))),
                        result.snapshots(),
                        result.operations(),
                        result.hooks()),
                new VolumeSummary(3, 1, 5, backup.volumes().good()));
    }
}
