package io.deckwatch.watch;

import static io.deckwatch.watch.WatchFixture.eventually;
import static io.deckwatch.watch.WatchFixture.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.event.ClusterEvent.Beat;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.watch.feed.FakeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final FakeApi api = new FakeApi();
    private final WatchFixture fixture = new WatchFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
        api.close();
    }

    @Test
    void beatsEachHalfMinuteWithUidSequenceAndStates() {
        api.forbidden.add("restores");
        var watch = fixture.start(api.client());
        eventually(() -> {
            var last = fixture.log.lastBeat();
            assertThat(last.clusterUid()).isEqualTo("uid-of-kube-system");
            assertThat(last.state(Kind.BACKUP)).isEqualTo(KindState.LIVE);
            assertThat(last.state(Kind.RESTORE)).isEqualTo(KindState.FORBIDDEN);
            assertThat(last.kinds().values()).doesNotContain(KindState.STALE);
            assertThat(last.sentAt()).isEqualTo(fixture.clock.instant());
        });
        eventually(() -> assertThat(watch.status().kinds())
                .isEqualTo(fixture.log.lastBeat().kinds()));
        var before = fixture.log.beats().size();
        fixture.clock.advance(Duration.ofSeconds(29));
        eventually(() -> assertThat(watch.status().asOf()).isEqualTo(fixture.clock.instant()));
        assertThat(fixture.log.beats()).hasSize(before);
        fixture.clock.advance(Duration.ofSeconds(1));
        eventually(() -> assertThat(fixture.log.beats()).hasSize(before + 1));
        assertThat(fixture.log.beats())
                .extracting(Heartbeat::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsTheApiServersTimeFromItsDateHeader() {
        fixture.start(api.client());
        fixture.asTimePasses(() -> {
            var time = fixture.log.lastBeat().apiServerTime();
            assertThat(time).isNotNull();
            assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofMinutes(2));
        });
    }

    @Test
    void takesTheUidOfDefaultWhereKubeSystemIsForbidden() {
        api.forbidden.add("kube-system");
        fixture.start(api.client());
        eventually(() -> assertThat(fixture.log.lastBeat().clusterUid()).isEqualTo("uid-of-default"));
    }

    @Test
    void goesOnWithoutAUidWhereBothNamespacesAreForbidden() {
        api.forbidden.add("kube-system");
        api.forbidden.add("default");
        untilLive(fixture.start(api.client()));
        assertThat(fixture.log.lastBeat().clusterUid()).isEmpty();
    }

    @Test
    void refusesANameUnderWhichAnotherClusterIsWatched() {
        fixture.log.publish(beat("another-uid", Duration.ofMinutes(2)));
        assertThatThrownBy(() -> fixture.start(api.client()))
                .isInstanceOf(ClusterNameTakenException.class)
                .hasMessageContaining("\"prod\" is in use")
                .hasMessageContaining("another-uid");
        assertThat(fixture.log.events).hasSize(1);
    }

    @Test
    void takesANameWhoseOtherClusterWasSilentForThreeMinutes() {
        fixture.log.publish(beat("another-uid", Duration.ofMinutes(3)));
        untilLive(fixture.start(api.client()));
    }

    @Test
    void takesItsOwnNameAgain() {
        fixture.log.publish(beat("uid-of-kube-system", Duration.ofSeconds(5)));
        untilLive(fixture.start(api.client()));
    }

    @Test
    void reportsATakenNameToTheListenerWhenTheClusterAnswersLate() {
        fixture.log.publish(beat("another-uid", Duration.ZERO));
        api.stop();
        var watch = new ClusterWatch(
                api.client(),
                WatchFixture.settings(List.of()),
                fixture.log,
                Clocks.of(fixture.clock),
                fixture.ends::add);
        watch.start();
        watch.awaitFirstAnswer(Duration.ZERO);
        api.restart();
        fixture.asTimePasses(() -> assertThat(fixture.ends).hasSize(1));
        watch.close();
        assertThat(fixture.ends.getFirst()).isInstanceOf(ClusterNameTakenException.class);
    }

    private Beat beat(String uid, Duration age) {
        return new Beat(new Heartbeat("prod", uid, 7, fixture.clock.instant().minus(age), null, Map.of()));
    }
}
