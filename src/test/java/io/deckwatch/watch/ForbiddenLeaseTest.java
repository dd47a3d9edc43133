package io.deckwatch.watch;

import static io.deckwatch.watch.WatchFixture.backup;
import static io.deckwatch.watch.WatchFixture.eventually;
import static io.deckwatch.watch.WatchFixture.settings;
import static io.deckwatch.watch.WatchFixture.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.event.Kind;
import io.deckwatch.watch.WatchSettings.LeaseSettings;
import io.deckwatch.watch.feed.FakeApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForbiddenLeaseTest {

    private final FakeApi api = new FakeApi();
    private final WatchFixture fixture = new WatchFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
        api.close();
    }

    @Test
    void theWatchGoesOnWithoutALeaseIfItMay() {
        api.forbidden.add("deckwatch-watch");
        api.put(Kind.BACKUP, "velero", "a", backup("Completed"));
        var watch = fixture.start(api.client(), settings(List.of()).with(lease(true)));
        untilLive(watch);
        eventually(() -> assertThat(fixture.log.seen("a")).hasSize(1));
        api.put(Kind.BACKUP, "velero", "b", backup("Completed"));
        eventually(() -> assertThat(fixture.log.seen("b")).hasSize(1));
        assertThat(fixture.log.story()).hasSize(2);
    }

    @Test
    void theWatchWaitsForTheLeaseElse() {
        api.forbidden.add("deckwatch-watch");
        var watch = fixture.start(api.client(), settings(List.of()).with(lease(false)));
        eventually(() -> assertThat(api.asked).contains("deckwatch-watch"));
        fixture.clock.advance(Duration.ofMinutes(2));
        eventually(() -> assertThat(watch.status().asOf()).isEqualTo(fixture.clock.instant()));
        assertThat(watch.status().leading()).isFalse();
        assertThat(api.listsBegun).hasValue(0);
        assertThat(fixture.log.events).isEmpty();
    }

    @Test
    void aLeaseThatCouldNotBeRenewedInTimeIsRefused() {
        assertThatThrownBy(() -> new LeaseSettings(
                        "ns",
                        "name",
                        "pod",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("renewal");
    }

    private static LeaseSettings lease(boolean optional) {
        return new LeaseSettings(
                "deckwatch",
                "deckwatch-watch",
                "pod-1",
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                optional);
    }
}
