package io.deckwatch.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutingTest {

    private static final Alert ALERT = GroupClock.firing("Stale", "a");

    @Test
    void severalMuteTogetherAndEachSaysWhy() {
        var silence = new Mute(Mute.By.SILENCE, "s1");
        var other = new Mute(Mute.By.INHIBIT_RULE, "00ff");
        Muting both = ((Muting) (alert, at) -> List.of(silence)).and((alert, at) -> List.of(other));

        assertThat(both.of(ALERT, GroupClock.START)).containsExactly(silence, other);
        assertThat(Muting.NONE.and(Muting.NONE).of(ALERT, GroupClock.START)).isEmpty();
    }

    @Test
    void eachOfSeveralSeesEveryAlert() {
        var seen = new ArrayList<Alert>();
        Muting watching = new Muting() {
            @Override
            public List<Mute> of(Alert alert, Instant at) {
                return List.of();
            }

            @Override
            public void see(Alert alert) {
                seen.add(alert);
            }
        };
        var groups = new Groups(Routing.toAll(List.of(Route.to("ops"))), watching.and(watching), GroupClock::digest);

        groups.update(ALERT, GroupClock.START);

        assertThat(seen).containsExactly(ALERT, ALERT);
    }

    @Test
    void matchersSeeLabelsSeverityAndOwner() {
        assertThat(GroupClock.owned(ALERT, "team-db").facets())
                .containsEntry("cluster", "prod")
                .containsEntry("severity", "warning")
                .containsEntry("owner", "team-db");
        assertThat(ALERT.facets()).doesNotContainKey("owner");
    }
}
