package io.deckwatch.event;

import static io.deckwatch.event.Projection.Change.NONE;
import static io.deckwatch.event.Projection.Change.PROGRESS;
import static io.deckwatch.event.Projection.Change.STATE;
import static io.deckwatch.event.Reading.at;
import static io.deckwatch.event.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is worth an event. */
class ChangeTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aResourceVersionAloneIsNoChange(Kind kind) {
        assertThat(change(kind, object -> object.set("2", "metadata", "resourceVersion")))
                .isEqualTo(NONE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatDeckwatchDoesNotKeepIsNoChange(Kind kind) {
        assertThat(change(kind, object -> object.label("team", "x")
                        .annotation("other.io/x", "y")
                        .set("z", "status", "news")))
                .isEqualTo(NONE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPhaseIsState(Kind kind) {
        assertThat(change(kind, object -> object.phase("Ready"))).isEqualTo(STATE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anAnnotationForDeckwatchIsState(Kind kind) {
        assertThat(change(kind, object -> object.annotation("deckwatch.io/owner", "x")))
                .isEqualTo(STATE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aDeletionThatBeganIsState(Kind kind) {
        assertThat(change(kind, object -> object.set(at("05:00:00"), "metadata", "deletionTimestamp")))
                .isEqualTo(STATE);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                changed(Kind.BACKUP, PROGRESS, 7, "status", "progress", "itemsBackedUp"),
                changed(Kind.BACKUP, PROGRESS, 7, "status", "progress", "totalItems"),
                changed(Kind.BACKUP, PROGRESS, 2, "status", "queuePosition"),
                changed(Kind.BACKUP, STATE, "10h", "spec", "ttl"),
                changed(Kind.BACKUP, STATE, List.of("shop"), "spec", "includedNamespaces"),
                changed(Kind.BACKUP, STATE, "2026-04-01T00:00:00Z", "status", "expiration"),
                changed(Kind.BACKUP, STATE, 1, "status", "errors"),
                changed(Kind.BACKUP, STATE, List.of("no"), "status", "validationErrors"),
                changed(Kind.BACKUP, STATE, "BSLNotFound", "metadata", "labels", "velero.io/gc-failure"),
                changed(Kind.RESTORE, PROGRESS, 7, "status", "progress", "itemsRestored"),
                changed(Kind.RESTORE, STATE, "b2", "spec", "backupName"),
                changed(Kind.RESTORE, STATE, "no", "status", "failureReason"),
                changed(Kind.SCHEDULE, STATE, "0 3 * * *", "spec", "schedule"),
                changed(Kind.SCHEDULE, STATE, true, "spec", "paused"),
                changed(Kind.SCHEDULE, STATE, "2026-03-02T02:00:00Z", "status", "lastBackup"),
                changed(Kind.SCHEDULE, STATE, "1h", "spec", "template", "ttl"),
                changed(Kind.SCHEDULE, STATE, List.of("bad"), "status", "validationErrors"),
                changed(Kind.BACKUP_STORAGE_LOCATION, PROGRESS, "2026-03-02T02:00:00Z", "status", "lastValidationTime"),
                changed(Kind.BACKUP_STORAGE_LOCATION, PROGRESS, "2026-03-02T02:00:00Z", "status", "lastSyncedTime"),
                changed(Kind.BACKUP_STORAGE_LOCATION, STATE, "no such bucket", "status", "message"),
                changed(Kind.BACKUP_STORAGE_LOCATION, STATE, true, "spec", "default"),
                changed(Kind.BACKUP_REPOSITORY, STATE, "wrong key", "status", "message"),
                changed(Kind.BACKUP_REPOSITORY, STATE, "2026-03-02T02:00:00Z", "status", "lastMaintenanceTime"),
                changed(Kind.DELETE_BACKUP_REQUEST, STATE, List.of("no"), "status", "errors"),
                changed(Kind.DATA_UPLOAD, PROGRESS, 5, "status", "progress", "bytesDone"),
                changed(Kind.DATA_UPLOAD, STATE, true, "spec", "cancel"),
                changed(Kind.DATA_DOWNLOAD, STATE, "worker-1", "status", "node"),
                changed(Kind.POD_VOLUME_BACKUP, PROGRESS, 5, "status", "progress", "totalBytes"),
                changed(Kind.POD_VOLUME_RESTORE, STATE, "no", "status", "message"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theFieldDecidesHowMuchItIs(Kind kind, Projection.Change expected, Object value, String[] path) {
        assertThat(change(kind, object -> object.set(value, path))).isEqualTo(expected);
    }

    private static Arguments changed(Kind kind, Projection.Change expected, Object value, String... path) {
        return Arguments.of(kind, expected, value, path);
    }

    private static Projection.Change change(Kind kind, java.util.function.UnaryOperator<ObjectTree> change) {
        var object = ObjectTree.of(kind, "x")
                .created(at("01:00:00"))
                .phase("InProgress")
                .set(Map.of("n", "v"), "spec", "config")
                .set(1, "status", "progress", "itemsBackedUp")
                .set(1, "status", "progress", "bytesDone");
        var before = read(object, at("04:00:00"));
        return read(change.apply(object.copy()), at("04:01:00"))
                .after(before, at("04:01:00"))
                .changeSince(before);
    }
}
