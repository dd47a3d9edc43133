package io.deckwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.Tree;
import io.deckwatch.watch.feed.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private static final Instant T0 = Instant.parse("2026-03-02T02:00:00Z");
    private static final Scope BACKUPS = new Scope(Kind.BACKUP, null);

    private final RecordingLog log = new RecordingLog();
    private final Follower follower = follower();

    private Follower follower() {
        return new Follower(new Outlet(log, () -> true), new Throttle(Duration.ofSeconds(15), Duration.ofSeconds(60)));
    }

    @Test
    void sameStateIsNotRepeated() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.seen(backup("a", "1", 11, "Completed"), T0.plusSeconds(60));
        assertThat(log.story()).containsExactly("seen BACKUP velero/a Completed");
    }

    @Test
    void anObjectMissingInACompleteListIsGoneAndOnlyOnce() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.listed(BACKUPS, Set.of(), "11", T0);
        follower.listed(BACKUPS, Set.of(), "12", T0);
        assertThat(log.story()).containsExactly("seen BACKUP velero/a Completed", "gone BACKUP velero/a Completed");
    }

    @Test
    void aListOlderThanWhatIsKnownProvesNoDeletion() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.listed(BACKUPS, Set.of(), "9", T0);
        assertThat(log.story()).containsExactly("seen BACKUP velero/a Completed");
    }

    @Test
    void aListWhoseVersionIsNoNumberIsBelieved() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.listed(BACKUPS, Set.of(), "abc", T0);
        assertThat(log.story()).hasSize(2);
    }

    @Test
    void aListOfOneNamespaceSaysNothingOfAnother() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.listed(new Scope(Kind.BACKUP, "openshift-adp"), Set.of(), "11", T0);
        assertThat(log.story()).hasSize(1);
    }

    @Test
    void anotherUidUnderTheNameMeansThatTheOldOneIsGone() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.seen(backup("a", "2", 12, "Completed"), T0);
        assertThat(log.story())
                .containsExactly(
                        "seen BACKUP velero/a Completed",
                        "gone BACKUP velero/a Completed",
                        "seen BACKUP velero/a Completed");
    }

    @Test
    void theLateDeletionOfAnOldObjectDoesNotTouchItsSuccessor() {
        follower.seen(backup("a", "2", 12, "New"), T0);
        follower.gone(backup("a", "1", 11, "Completed"), T0);
        assertThat(log.story()).containsExactly("seen BACKUP velero/a New");
    }

    @Test
    void memoryIsCarriedOverARestart() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        var next = follower();
        next.recall(log.known());
        next.seen(backup("a", "1", 11, "Deleting"), T0.plusSeconds(5));
        var last = log.seen("a").getLast();
        assertThat(last.life().outcome()).hasToString("Completed");
        assertThat(last.life().transitions()).hasSize(2);
    }

    @Test
    void whatIsGoneIsForgottenInTimeAndNeverBeforeAndComesBackAsNew() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.gone(backup("a", "1", 11, "Completed"), T0);
        follower.sweep(T0.plus(Duration.ofDays(7)).minusSeconds(1));
        assertThat(log.story()).hasSize(2);
        follower.sweep(T0.plus(Duration.ofDays(7)));
        assertThat(log.story()).endsWith("forgotten BACKUP velero/a");
        assertThat(log.known()).isEmpty();
    }

    @Test
    void heldProgressGoesOutWithoutAFurtherEvent() {
        follower.seen(progress("a", 10, 1), T0);
        follower.seen(progress("a", 11, 2), T0.plusSeconds(1));
        follower.seen(progress("a", 12, 3), T0.plusSeconds(2));
        follower.flush(T0.plusSeconds(14));
        assertThat(log.seen("a")).hasSize(1);
        follower.flush(T0.plusSeconds(15));
        assertThat(log.seen("a"))
                .extracting(a -> ((BackupProjection) a).progress().done())
                .containsExactly(1L, 3L);
        follower.flush(T0.plusSeconds(60));
        assertThat(log.seen("a")).hasSize(2);
    }

    @Test
    void theSummaryOfABackupSurvivesItsTransfersAndARestart() {
        follower.seen(backup("a", "1", 10, "Completed"), T0);
        follower.seen(upload("u", 11, "Completed"), T0);
        follower.gone(upload("u", 12, "Completed"), T0);
        follower.sweep(T0.plus(Duration.ofDays(1)));
        assertThat(log.story()).endsWith("forgotten DATA_UPLOAD velero/u");
        var next = follower();
        next.recall(log.known());
        next.seen(backup("a", "1", 13, "Deleting"), T0.plus(Duration.ofDays(2)));
        assertThat(((BackupProjection) log.seen("a").getLast()).volumes().good())
                .containsExactly(Map.entry("shop/db", 7L));
    }

    @Test
    void aTransferThatIsSeenBeforeItsBackupIsSummedUpToo() {
        follower.seen(upload("u", 9, "Failed"), T0);
        follower.seen(backup("a", "1", 10, "PartiallyFailed"), T0);
        var summary = ((BackupProjection) log.seen("a").getLast()).volumes();
        assertThat(summary.count()).isEqualTo(1);
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.good()).isEmpty();
    }

    @Test
    void nothingGoesOutOnceTheWayIsShut() {
        var shut = new Follower(
                new Outlet(log, () -> false), new Throttle(Duration.ofSeconds(15), Duration.ofSeconds(60)));
        shut.seen(backup("a", "1", 10, "Completed"), T0);
        assertThat(log.events).isEmpty();
    }

    private static Projection backup(String name, String uid, long version, String phase) {
        return read(Kind.BACKUP, name, uid, version, Map.of("status", Map.of("phase", phase)));
    }

    private static Projection progress(String name, long version, int items) {
        var status = Map.of("phase", "InProgress", "progress", Map.of("itemsBackedUp", items));
        return read(Kind.BACKUP, name, "1", version, Map.of("status", status));
    }

    private static Projection upload(String name, long version, String phase) {
        return read(Kind.DATA_UPLOAD, name, "u", version, WatchFixture.upload(phase, "a", 7));
    }

    private static Projection read(Kind kind, String name, String uid, long version, Map<String, Object> parts) {
        var metadata = new HashMap<String, Object>();
        if (parts.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        metadata.putAll(Map.of(
                "name",
                name,
                "namespace",
                "velero",
                "uid",
                uid,
                "resourceVersion",
                String.valueOf(version),
                "creationTimestamp",
                "2026-03-01T00:00:00Z"));
        var object = new HashMap<>(parts);
        object.put("metadata", metadata);
        return new ObjectReader("prod").read(kind, new Tree(object), T0);
    }
}
