package io.deckwatch.watch;

import static io.deckwatch.watch.WatchFixture.backup;
import static io.deckwatch.watch.WatchFixture.eventually;
import static io.deckwatch.watch.WatchFixture.requireLive;
import static io.deckwatch.watch.WatchFixture.untilLive;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.watch.feed.FakeApi;
import io.deckwatch.watch.feed.FeedSettings;
import io.deckwatch.watch.feed.FeedSettings.Patience;
import io.deckwatch.watch.feed.FeedSettings.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubledWatchTest {

    private final FakeApi api = new FakeApi();
    private final WatchFixture fixture = new WatchFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
        api.close();
    }

    @Test
    void aMissingCrdAndAForbiddenKindAreShownAndTheRestWorks() {
        api.missing.add("datauploads");
        api.forbidden.add("restores");
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        var watch = fixture.start(api.client());
        eventually(() -> assertThat(watch.status().kinds())
                .containsEntry(Kind.DATA_UPLOAD, KindState.MISSING)
                .containsEntry(Kind.RESTORE, KindState.FORBIDDEN)
                .containsEntry(Kind.BACKUP, KindState.LIVE)
                .containsEntry(Kind.DATA_DOWNLOAD, KindState.LIVE));
        assertThat(watch.status().troubles().get(Kind.RESTORE)).contains("403").contains("forbidden");
        eventually(() -> assertThat(fixture.log.seen("a")).hasSize(1));
    }

    @Test
    void aCrdThatIsInstalledLaterAndARoleThatIsGrantedLaterArePickedUp() {
        api.missing.add("datauploads");
        api.forbidden.add("restores");
        var watch = fixture.start(api.client());
        eventually(() -> assertThat(watch.status().kinds()).containsEntry(Kind.RESTORE, KindState.FORBIDDEN));
        api.missing.clear();
        api.forbidden.clear();
        api.put(Kind.DATA_UPLOAD, "velero", "u", Map.of());
        api.put(Kind.RESTORE, "velero", "r", Map.of());
        fixture.asTimePasses(() ->
                assertThat(fixture.log.story()).contains("seen DATA_UPLOAD velero/u New", "seen RESTORE velero/r New"));
        untilLive(watch);
    }

    @Test
    void aRoleThatIsTakenAwayIsNoticedByTheProbeAndNothingIsTakenForGone() {
        api.put(Kind.RESTORE, "velero", "r", Map.of());
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.forbidden.add("restores");
        fixture.asTimePasses(() -> assertThat(watch.status().kinds()).containsEntry(Kind.RESTORE, KindState.FORBIDDEN));
        assertThat(fixture.log.story()).containsExactly("seen RESTORE velero/r New");
    }

    @Test
    void anApiServerThatGoesAndComesBackMakesKindsStaleThenLiveAndRepeatsNothing() {
        for (var i = 0; i < 5; i++) {
            api.put(Kind.BACKUP, "velero", "b" + i, backup("Completed"));
        }
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.stop();
        fixture.asTimePasses(() -> assertThat(watch.status().kinds().values()).containsOnly(KindState.STALE));
        api.delete(Kind.BACKUP, "velero", "b0");
        api.put(Kind.BACKUP, "velero", "b9", backup("Failed"));
        api.restart();
        fixture.asTimePasses(() -> assertThat(watch.status().kinds().values()).containsOnly(KindState.LIVE));
        eventually(() -> assertThat(fixture.log.story()).hasSize(7));
        assertThat(fixture.log.story())
                .contains("gone BACKUP velero/b0 Completed", "seen BACKUP velero/b9 Failed")
                .doesNotHaveDuplicates();
    }

    @Test
    void aWatchWhoseVersionHasExpiredIsListedAnewWithWhatWasDeletedMeanwhile() {
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        api.put(Kind.BACKUP, "velero", "b", backup("Completed"));
        var watch = fixture.start(api.client());
        untilLive(watch);
        api.mute.add("backups");
        api.delete(Kind.BACKUP, "velero", "a");
        api.compact();
        api.mute.clear();
        api.dropWatches();
        fixture.asTimePasses(() -> assertThat(fixture.log.story()).contains("gone BACKUP velero/a Completed"));
        assertThat(fixture.log.story()).hasSize(3);
    }

    @Test
    void aWatchThatEndsIsTakenUpWithoutAList() {
        var watch = fixture.start(api.client());
        untilLive(watch);
        fixture.clock.advance(Duration.ofSeconds(5));
        api.dropWatches();
        api.put(Kind.BACKUP, "velero", "late", backup("New"));
        fixture.asTimePasses(() -> assertThat(fixture.log.seen("late")).hasSize(1));
        assertThat(watch.status().counts().lists()).isEqualTo(Kind.values().length);
    }

    @Test
    void aHalfOpenWatchIsGivenUpWhenProbesShowNewerObjects() {
        api.put(Kind.BACKUP, "velero", "a", backup("InProgress"));
        var watch = fixture.start(api.client(), impatient(Duration.ofHours(9), Duration.ofHours(9)));
        untilLive(watch);
        api.mute.add("backups");
        api.put(Kind.BACKUP, "velero", "a", backup("Failed"));
        fixture.asTimePasses(() -> assertThat(fixture.log.story()).endsWith("seen BACKUP velero/a Failed"));
        assertThat(watch.status().counts().rebuilds()).isEqualTo(1);
    }

    @Test
    void aHalfOpenWatchIsGivenUpWhenItsBookmarksFail() {
        var watch = fixture.start(api.client(), impatient(Duration.ofMinutes(3), Duration.ofHours(9)));
        untilLive(watch);
        fixture.clock.advance(Duration.ofSeconds(2));
        api.bookmark(Kind.BACKUP);
        // The delivery of the bookmark shows in nothing but what follows; an event behind it does.
        api.put(Kind.BACKUP, "velero", "after", backup("New"));
        eventually(() -> assertThat(fixture.log.seen("after")).hasSize(1));
        api.mute.add("backups");
        fixture.asTimePasses(
                () -> assertThat(watch.status().counts().rebuilds()).isEqualTo(1));
    }

    @Test
    void aWatchThatIsSilentForLongerThanItWasAskedToLastIsGivenUp() {
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        api.put(Kind.BACKUP, "velero", "z", backup("InProgress"));
        var watch = fixture.start(api.client(), impatient(Duration.ofHours(9), Duration.ofMinutes(3)));
        untilLive(watch);
        api.mute.add("backups");
        api.put(Kind.BACKUP, "velero", "z", backup("Failed"));
        fixture.asTimePasses(() -> assertThat(fixture.log.story()).endsWith("seen BACKUP velero/z Failed"));
        assertThat(watch.status().counts().rebuilds()).isPositive();
    }

    @Test
    void aQuietClusterStaysLiveByProbesAlone() {
        var watch = fixture.start(api.client(), impatient(Duration.ofHours(9), Duration.ofHours(9)));
        untilLive(watch);
        for (var i = 0; i < 12; i++) {
            fixture.clock.advance(Duration.ofSeconds(56));
            var now = fixture.clock.instant();
            eventually(() -> assertThat(watch.status().asOf()).isEqualTo(now));
            // A connection that was being opened when the clock jumped is given up and opened again; that takes time.
            fixture.asTimePasses(() -> requireLive(watch));
        }
        assertThat(watch.status().counts().lists()).isEqualTo(Kind.values().length);
    }

    private static WatchSettings impatient(Duration bookmarks, Duration watch) {
        var patience =
                new Patience(Duration.ofSeconds(20), Duration.ofMinutes(2), bookmarks, watch, Duration.ofSeconds(10));
        return new WatchSettings(
                "prod", List.of(), null, WatchFixture.QUICK, new FeedSettings(patience, Retries.DEFAULT, 500));
    }
}
