package io.deckwatch.watch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.watch.feed.FeedSettings.Patience;
import io.deckwatch.watch.feed.Vitality.Advice;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VitalityTest {

    private static final Instant T0 = Instant.parse("2026-03-02T02:00:00Z");

    private final Vitality vitality = new Vitality(Patience.DEFAULT);

    VitalityTest() {
        vitality.listed(T0);
        vitality.opened(T0);
    }

    @Test
    void silenceIsProbedInTimeToStayFresh() {
        assertThat(vitality.advice(T0.plusSeconds(55))).isEqualTo(Advice.NONE);
        assertThat(vitality.advice(T0.plusSeconds(56))).isEqualTo(Advice.PROBE);
        vitality.probing(T0.plusSeconds(56));
        assertThat(vitality.advice(T0.plusSeconds(57))).isEqualTo(Advice.NONE);
        assertThat(vitality.isFresh(T0.plusSeconds(120))).isTrue();
        assertThat(vitality.isFresh(T0.plusSeconds(121))).isFalse();
        vitality.probed(T0.plusSeconds(122), false);
        assertThat(vitality.isFresh(T0.plusSeconds(121 + 120))).isTrue();
    }

    @Test
    void anOpenConnectionIsNoProofOfLife() {
        vitality.opened(T0.plusSeconds(119));
        assertThat(vitality.isFresh(T0.plusSeconds(121))).isFalse();
    }

    @Test
    void oneProbeAheadMayHaveOvertakenAnEventTwoMayNot() {
        vitality.probed(T0.plusSeconds(60), true);
        assertThat(vitality.advice(T0.plusSeconds(61))).isNotEqualTo(Advice.REBUILD);
        vitality.probed(T0.plusSeconds(120), true);
        assertThat(vitality.advice(T0.plusSeconds(121))).isEqualTo(Advice.REBUILD);
    }

    @Test
    void anEventBetweenTwoProbesTakesTheDoubtAway() {
        vitality.probed(T0.plusSeconds(60), true);
        vitality.heard(T0.plusSeconds(61), false);
        vitality.probed(T0.plusSeconds(120), true);
        assertThat(vitality.advice(T0.plusSeconds(121))).isNotEqualTo(Advice.REBUILD);
    }

    @Test
    void bookmarksAreMissedOnlyWhereTheyUsedToCome() {
        vitality.probing(T0.plusSeconds(300));
        assertThat(vitality.advice(T0.plusSeconds(301))).isEqualTo(Advice.NONE);
        vitality.heard(T0, true);
        assertThat(vitality.advice(T0.plusSeconds(300))).isEqualTo(Advice.NONE);
        assertThat(vitality.advice(T0.plusSeconds(301))).isEqualTo(Advice.REBUILD);
    }

    @Test
    void aWatchThatOutlivesItsTimeInSilenceIsGivenUp() {
        vitality.probing(T0.plusSeconds(350));
        assertThat(vitality.advice(T0.plusSeconds(360))).isEqualTo(Advice.NONE);
        assertThat(vitality.advice(T0.plusSeconds(361))).isEqualTo(Advice.REBUILD);
    }
}
