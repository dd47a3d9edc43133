package io.deckwatch.event;

import static io.deckwatch.event.Reading.NOW;
import static io.deckwatch.event.Reading.READER;
import static io.deckwatch.event.Reading.at;
import static io.deckwatch.event.Reading.backup;
import static io.deckwatch.event.Reading.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientReadingTest {

    private static final List<String> FIELDS = List.of(
            "spec",
            "status",
            "phase",
            "labels",
            "annotations",
            "metadata",
            "progress",
            "bytesDone",
            "totalBytes",
            "startTimestamp",
            "completionTimestamp",
            "schedule",
            "template",
            "ttl",
            "paused",
            "validationErrors",
            "recentMaintenance",
            "ownerReferences",
            "managedFields",
            "time",
            "objectStorage",
            "bucket",
            "uid",
            "creationTimestamp",
            "velero.io/schedule-name",
            "targetVolume",
            "pod",
            "namespace",
            "message",
            "name");

    @Test
    void anAbsentStatusMeansNew() {
        assertThat(backup(ObjectTree.of(Kind.BACKUP, "b")).life().phase()).isEqualTo(Phase.NEW);
    }

    @Test
    void anEmptyPhaseMeansNew() {
        assertThat(backup(ObjectTree.of(Kind.BACKUP, "b").phase("")).life().phase())
                .isEqualTo(Phase.NEW);
        assertThat(backup(ObjectTree.of(Kind.BACKUP, "b").phase(null)).life().phase())
                .isEqualTo(Phase.NEW);
    }

    @Test
    void anUnknownPhaseIsKeptAndIsNoOutcome() {
        var read = backup(ObjectTree.of(Kind.BACKUP, "b").phase("Hibernating"));

        assertThat(read.life().phase().text()).isEqualTo("Hibernating");
        assertThat(read.life().phase().isKnown()).isFalse();
        assertThat(read.life().outcome()).isNull();
    }

    @Test
    void explicitNullsReadAsAbsent() {
        var read = backup(ObjectTree.of(Kind.BACKUP, "b")
                .set(null, "metadata", "labels")
                .set(null, "metadata", "annotations")
                .set(null, "metadata", "creationTimestamp")
                .set(null, "metadata", "deletionTimestamp")
                .set(null, "spec")
                .set(null, "status"));

        assertThat(read.spec().schedule()).isNull();
        assertThat(read.head().created()).isEqualTo(NOW);
        assertThat(read.head().deleting()).isFalse();
        assertThat(read.times()).isEqualTo(Times.NONE);
    }

    @Test
    void valuesOfAnotherTypeReadAsAbsent() {
        var read = backup(ObjectTree.of(Kind.BACKUP, "b")
                .set(List.of("a", "b"), "metadata", "labels")
                .set("owner=x", "metadata", "annotations")
                .set("everything", "spec")
                .set(List.of(), "status"));

        assertThat(read.spec().location()).isNull();
        assertThat(read.head().annotations()).isEmpty();
        assertThat(read.life().phase()).isEqualTo(Phase.NEW);
    }

    @Test
    void numbersMayBeStringsAndFractions() {
        var read = backup(ObjectTree.of(Kind.BACKUP, "b")
                .set(" 12 ", "status", "errors")
                .set("many", "status", "warnings")
                .set(3.9, "status", "progress", "itemsBackedUp")
                .set("99999999999", "status", "queuePosition"));

        assertThat(read.result().errors()).isEqualTo(12);
        assertThat(read.result().warnings()).isZero();
        assertThat(read.progress().done()).isEqualTo(3);
        assertThat(read.spec().queuePosition()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aNameThatIsANumberIsAName() {
        assertThat(backup(ObjectTree.of(Kind.BACKUP, "b").set(42, "metadata", "name"))
                        .key()
                        .name())
                .isEqualTo("42");
    }

    @Test
    void pausedMayBeAString() {
        assertThat(schedule(ObjectTree.of(Kind.SCHEDULE, "s").set("true", "spec", "paused"), NOW)
                        .memory()
                        .paused())
                .isTrue();
        assertThat(schedule(ObjectTree.of(Kind.SCHEDULE, "s").set("yes", "spec", "paused"), NOW)
                        .memory()
                        .paused())
                .isFalse();
    }

    @Test
    void anObjectWithoutANamespaceBelongsToVelero() {
        assertThat(backup(ObjectTree.of(Kind.BACKUP, "b").remove("metadata", "namespace"))
                        .key()
                        .namespace())
                .isEqualTo("velero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-02",
                "2026-13-02T00:00:00Z",
                "2026-03-02T02:00:00",
                // What a program writes that has no time: Go's zero time.
                "0001-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z"
            })
    void aTimeThatCannotBeOneReadsAsAbsent(String time) {
        var read = backup(ObjectTree.of(Kind.BACKUP, "b")
                .created(at("02:00:00"))
                .phase("Completed")
                .set(time, "status", "completionTimestamp"));

        assertThat(read.times().completed()).isNull();
        assertThat(read.life().since()).isEqualTo(at("02:00:00"));
    }

    @Test
    void timesMayHaveFractionsAndOffsets() {
        var read = backup(
                ObjectTree.of(Kind.BACKUP, "b").set("2026-03-02T03:00:00.123+01:00", "status", "startTimestamp"));

        assertThat(read.times().started()).isEqualTo("2026-03-02T02:00:00.123Z");
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noTreeWhateverItsShapeIsTooMuch(long seed) {
        var random = new Random(seed);
        for (var kind : Kind.values()) {
            var object = new HashMap<String, Object>();
            for (var field : List.of("spec", "status", "metadata")) {
                object.put(field, value(random, 4));
            }
            var metadata = new HashMap<String, Object>();
            if (object.get("metadata") instanceof java.util.Map<?, ?> map) {
                map.forEach((name, node) -> metadata.put(name.toString(), node));
            }
            metadata.put("name", "n");
            metadata.put("namespace", "velero");
            object.put("metadata", metadata);

            var first = READER.read(kind, new Tree(object), NOW);
            var second =
                    READER.read(kind, new Tree(object), NOW.plusSeconds(60)).after(first, NOW.plusSeconds(60));

            assertThat(second.key()).isEqualTo(first.key());
            assertThat(second.life().phase()).isEqualTo(first.life().phase());
            assertThat(second.life().since()).isEqualTo(first.life().since());
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 12)) {
            case 0 -> null;
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * 1e30;
            case 3 -> random.nextBoolean();
            case 4 -> "Completed";
            case 5 -> "2026-03-02T0" + random.nextInt(10) + ":00:00Z";
            case 6 -> "";
            case 7 -> "text " + random.nextInt();
            case 8 -> {
                var list = new ArrayList<>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                var map = new HashMap<String, Object>();
                for (var i = random.nextInt(8); i > 0; i--) {
                    map.put(FIELDS.get(random.nextInt(FIELDS.size())), value(random, depth - 1));
                }
                yield map;
            }
        };
    }
}
