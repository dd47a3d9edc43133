package io.deckwatch.watch;

import static io.deckwatch.watch.WatchFixture.backup;
import static io.deckwatch.watch.WatchFixture.eventually;
import static io.deckwatch.watch.WatchFixture.untilLive;
import static io.deckwatch.watch.WatchFixture.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.Kind;
import io.deckwatch.watch.feed.FakeApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

    private final FakeApi api = new FakeApi();
    private final WatchFixture fixture = new WatchFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
        api.close();
    }

    @Test
    void publishesObjectsOfAllTenKinds() {
        for (var kind : Kind.values()) {
            api.put(kind, "velero", "one", Map.of());
        }
        fixture.start(api.client());
        eventually(() -> assertThat(fixture.log.story())
                .hasSize(Kind.values().length)
                .allMatch(event -> event.startsWith("seen ")));
    }

    @Test
    void watchesTheNamedNamespacesOnly() {
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        api.put(Kind.BACKUP, "openshift-adp", "a", backup("Failed"));
        api.put(Kind.BACKUP, "elsewhere", "a", backup("Failed"));
        var watch = fixture.start(api.client(), WatchFixture.settings(List.of("velero", "openshift-adp")));
        untilLive(watch);
        api.put(Kind.BACKUP, "elsewhere", "b", backup("Failed"));
        api.put(Kind.BACKUP, "velero", "b", backup("New"));
        eventually(() -> assertThat(fixture.log.story())
                .containsExactlyInAnyOrder(
                        "seen BACKUP velero/a Completed",
                        "seen BACKUP openshift-adp/a Failed",
                        "seen BACKUP velero/b New"));
    }

    @Test
    void readsAllPagesOfALongList() {
        for (var i = 0; i < 1203; i++) {
            api.put(Kind.BACKUP, "velero", "b" + i, backup("Completed"));
        }
        fixture.start(api.client());
        eventually(() -> assertThat(fixture.log.story()).hasSize(1203).doesNotHaveDuplicates());
    }

    @Test
    void beginsAListAgainWhenItsContinuationHasExpired() {
        for (var i = 0; i < 600; i++) {
            api.put(Kind.BACKUP, "velero", "b" + i, backup("Completed"));
        }
        api.tokensToExpire.set(1);
        var watch = fixture.start(api.client());
        fixture.asTimePasses(() -> assertThat(fixture.log.story()).hasSize(600).doesNotHaveDuplicates());
        untilLive(watch);
    }

    @Test
    void publishesAStateAtOnceAndHoldsProgressBack() {
        api.put(Kind.BACKUP, "velero", "a", backup("InProgress", 1));
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.put(Kind.BACKUP, "velero", "a", backup("InProgress", 2));
        api.put(Kind.BACKUP, "velero", "a", backup("InProgress", 3));
        eventually(() -> assertThat(watch.status().counts().held()).isEqualTo(1));
        assertThat(fixture.log.seen("a")).hasSize(1);
        fixture.clock.advance(Duration.ofSeconds(16));
        eventually(() -> assertThat(done("a")).containsExactly(1L, 3L));
        api.put(Kind.BACKUP, "velero", "a", backup("Completed", 4));
        eventually(() -> assertThat(done("a")).containsExactly(1L, 3L, 4L));
    }

    private List<Long> done(String name) {
        return fixture.log.seen(name).stream()
                .map(object -> ((BackupProjection) object).progress().done())
                .toList();
    }

    @Test
    void anObjectThatCannotBeReadDoesNotStopTheOthers() {
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        api.putOdd(Kind.BACKUP, "velero/no-metadata", Map.of("status", Map.of("phase", "Failed")));
        api.put(Kind.BACKUP, "velero", "z", backup("Completed"));
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.put(Kind.BACKUP, "velero", "b", backup("Completed"));
        api.putOdd(
                Kind.BACKUP, "velero/odd-labels", odd("odd-labels", Map.of("labels", List.of(), "annotations", "no")));
        api.putOdd(Kind.BACKUP, "velero/odd-name", odd("a/b", Map.of()));
        api.put(Kind.BACKUP, "velero", "c", Map.of("spec", "text", "status", List.of(1)));
        api.put(Kind.BACKUP, "velero", "d", backup("Completed"));
        eventually(() -> assertThat(fixture.log.story())
                .containsExactlyInAnyOrder(
                        "seen BACKUP velero/a Completed",
                        "seen BACKUP velero/z Completed",
                        "seen BACKUP velero/b Completed",
                        "seen BACKUP velero/odd-labels New",
                        "seen BACKUP velero/c New",
                        "seen BACKUP velero/d Completed"));
        assertThat(fixture.log.unreadable).hasSize(2).allMatch(text -> text.contains("no usable metadata.name"));
        eventually(() -> assertThat(watch.status().counts().unreadable()).isEqualTo(2));
    }

    private static Map<String, Object> odd(String name, Map<String, Object> more) {
        var metadata = new HashMap<String, Object>(more);
        metadata.put("name", name);
        metadata.put("namespace", "velero");
        return Map.of("metadata", metadata);
    }

    @Test
    void anUnreadableObjectIsReportedOnceAndNotWithEachList() {
        api.putOdd(Kind.BACKUP, "velero/x", Map.of("status", Map.of("phase", "Failed")));
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.put(Kind.BACKUP, "velero", "late", backup("New"));
        eventually(() -> assertThat(fixture.log.seen("late")).hasSize(1));
        api.compact();
        api.dropWatches();
        fixture.asTimePasses(() -> assertThat(watch.status().counts().lists()).isGreaterThan(15));
        assertThat(fixture.log.unreadable).hasSize(1);
    }

    @Test
    void aBackupThatComesBackUnderItsNameIsAnotherOne() {
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.delete(Kind.BACKUP, "velero", "a");
        api.put(Kind.BACKUP, "velero", "a", backup("Failed"));
        eventually(() -> assertThat(fixture.log.story())
                .containsExactly(
                        "seen BACKUP velero/a Completed",
                        "gone BACKUP velero/a Completed",
                        "seen BACKUP velero/a Failed"));
        assertThat(fixture.log.seen("a")).extracting(a -> a.head().uid()).doesNotHaveDuplicates();
    }

    @Test
    void whatWasDeletedWhileNobodyWatchedIsPublishedAsGone() {
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        api.put(Kind.BACKUP, "velero", "b", backup("Completed"));
        api.put(Kind.DATA_UPLOAD, "velero", "u", upload("Completed", "x", 1));
        var first = fixture.start(api.client());
        eventually(() -> assertThat(fixture.log.story()).hasSize(3));
        first.close();
        api.delete(Kind.BACKUP, "velero", "a");
        api.missing.add("datauploads");
        fixture.clock.advance(Duration.ofMinutes(10));
        var second = fixture.start(api.client());
        eventually(() -> assertThat(fixture.log.story()).hasSize(4));
        eventually(() -> assertThat(second.status().counts().lists()).isEqualTo(9));
        assertThat(fixture.log.story())
                .describedAs("unchanged ones are not repeated, objects of a missing kind are not gone")
                .hasSize(4)
                .last()
                .isEqualTo("gone BACKUP velero/a Completed");
    }

    @Test
    void aBackupSumsUpItsTransfersAsTheyEnd() {
        api.put(Kind.BACKUP, "velero", "a", backup("WaitingForPluginOperations"));
        api.put(Kind.DATA_UPLOAD, "velero", "u1", upload("InProgress", "a", 10));
        api.put(Kind.DATA_UPLOAD, "velero", "u2", upload("InProgress", "a", 10));
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.put(Kind.DATA_UPLOAD, "velero", "u1", upload("Completed", "a", 100));
        api.delete(Kind.DATA_UPLOAD, "velero", "u2");
        eventually(() -> {
            var last = (BackupProjection) fixture.log.seen("a").getLast();
            assertThat(last.volumes().count()).isEqualTo(2);
            assertThat(last.volumes().failed()).isEqualTo(1);
            assertThat(last.volumes().bytes()).isEqualTo(110);
            assertThat(last.volumes().good()).containsExactly(Map.entry("shop/db", 100L));
        });
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        eventually(
                () -> assertThat(fixture.log.seen("a").getLast().life().phase().text())
                        .isEqualTo("Completed"));
        assertThat(((BackupProjection) fixture.log.seen("a").getLast())
                        .volumes()
                        .count())
                .isEqualTo(2);
    }
}
