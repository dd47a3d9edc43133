package io.deckwatch.demo.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.Installations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How time passes in the demo, and what people can do to it. */
class PlayTest {

    private static final Instant START = Script.START;

    private final List<Situation.Line> told = new ArrayList<>();
    private long nanos;
    private final Play play = new Play(List.of(Installations.swift()), List.of(), told::add, () -> nanos);
    private Instant seen = START;

    @BeforeEach
    void open() {
        play.open();
    }

    @Test
    void standsStillUntilSomebodyWatches() {
        turns(5);
        assertThat(play.clock().instant()).isEqualTo(START);

        play.begin(clusters -> Optional.of(seen));
        turns(1);
        assertThat(play.clock().instant()).isAfter(START);
    }

    @Test
    void neverRunsAheadOfItsAudience() {
        play.begin(clusters -> Optional.of(seen));
        turns(1);
        var step = play.clock().instant();
        turns(5);
        assertThat(play.clock().instant())
                .as("after one step that nobody has seen")
                .isEqualTo(step);

        seen = step;
        turns(5);
        assertThat(play.clock().instant()).isAfter(step).isBefore(step.plusSeconds(61));
    }

    @Test
    void goesOnWhenItsAudienceWaitsForTheNextHeartbeatAndTimeStandsStill() {
        passReally(Duration.ofHours(1));
        turns(5);
        assertThat(play.clock().instant()).as("before it began").isEqualTo(START);

        play.begin(clusters -> Optional.of(play.clock().instant()).filter(now -> now.isAfter(START)));
        passReally(Duration.ofSeconds(29));
        turns(5);
        assertThat(play.clock().instant()).as("while it may still come").isEqualTo(START);

        passReally(Duration.ofSeconds(1));
        turns(1);
        var step = play.clock().instant();
        assertThat(step).isAfter(START);
        turns(1);
        assertThat(play.clock().instant()).as("when it has seen the step").isAfter(step);
    }

    @Test
    void followsTheScriptAndTellsOfIt() {
        follow();
        while (play.clock().instant().isBefore(START.plus(Duration.ofMinutes(4)))) {
            turns(1);
        }
        turns(1);
        assertThat(told).extracting(Situation.Line::text).containsExactly("Swift answers 401: the temp URL is invalid");
        assertThat(play.situation().troubles())
                .extracting(trouble -> trouble.incident().fault())
                .containsExactly(Fault.LOCATION_UNAVAILABLE);
        assertThat(play.situation().script()).extracting(Situation.Line::past).startsWith(true, false);
    }

    @Test
    void letsPeopleCauseAndRepairAlsoWhileTimeStandsStill() {
        play.pace(Pace.PAUSED);
        play.cause("swift-prod", Fault.SCHEDULE_PAUSED, "apps-daily");
        turns(1);
        assertThat(play.clock().instant()).isEqualTo(START);
        assertThat(play.situation().troubles()).hasSize(1);

        play.repair("swift-prod", Fault.SCHEDULE_PAUSED, "apps-daily");
        play.cause("no such cluster", Fault.NODE_LOST, "node");
        turns(1);
        assertThat(play.situation().troubles()).isEmpty();
    }

    @Test
    void losesANodeWhenAVolumeMovesOnIt() {
        var rook = new Play(List.of(Installations.rook()), List.of(), told::add);
        rook.open();
        rook.begin(clusters -> Optional.of(rook.clock().instant()));
        rook.cause("rook-prod", Fault.NODE_LOST, "rook-worker-1");
        rook.turn();
        assertThat(rook.situation().troubles()).isEmpty();
        assertThat(rook.situation().nodesToBeLost())
                .extracting(Situation.Place::node)
                .containsExactly("rook-worker-1");

        while (rook.clock().instant().isBefore(START.plus(Duration.ofMinutes(8 * 60 + 30)))) {
            rook.turn();
        }
        assertThat(rook.situation().nodesToBeLost()).isEmpty();
        assertThat(rook.situation().troubles())
                .extracting(trouble -> trouble.incident().fault())
                .contains(Fault.NODE_LOST);
    }

    @Test
    void hurriesWhileNothingHappensAndLooksCloselyAtWhatAPersonCauses() {
        follow();
        while (play.clock().instant().isBefore(START.plus(Duration.ofHours(5)))) {
            turns(1);
        }
        assertThat(play.situation().hurries()).isTrue();

        play.cause("swift-prod", Fault.BUCKET_EMPTIED, "default");
        turns(1);
        assertThat(play.situation().hurries()).isFalse();
    }

    @Test
    void repeatsTheScriptEveryDay() {
        follow();
        play.pace(Pace.FAST);
        while (play.clock().instant().isBefore(START.plus(Duration.ofHours(49)))) {
            turns(1);
        }
        assertThat(told)
                .filteredOn(line -> line.text().startsWith("Swift answers"))
                .extracting(Situation.Line::at)
                .containsExactly(
                        START.plus(Duration.ofMinutes(3)),
                        START.plus(Duration.ofMinutes(3)).plus(Duration.ofDays(1)),
                        START.plus(Duration.ofMinutes(3)).plus(Duration.ofDays(2)));
        assertThat(play.situation().script()).hasSizeLessThan(40);
    }

    @Test
    void theScriptNamesWhatIsThere() {
        for (var scene : Script.SCENES) {
            var plan = Installations.all().stream()
                    .filter(one -> one.site().cluster().equals(scene.cluster()))
                    .findFirst()
                    .orElseThrow();
            assertThat(
                            switch (scene.fault().of()) {
                                case INSTALLATION -> List.of(plan.site().cluster());
                                case LOCATION ->
                                    plan.locations().stream()
                                            .map(one -> one.name())
                                            .toList();
                                case SCHEDULE ->
                                    plan.schedules().stream()
                                            .map(one -> one.name())
                                            .toList();
                                case VOLUME ->
                                    plan.volumes().stream()
                                            .map(one -> one.text())
                                            .toList();
                                case NODE -> plan.nodes();
                            })
                    .contains(scene.subject());
        }
    }

    private void follow() {
        play.begin(clusters -> Optional.of(play.clock().instant()));
    }

    private void passReally(Duration time) {
        nanos += time.toNanos();
    }

    private void turns(int count) {
        for (var i = 0; i < count; i++) {
            assertThat(play.turn()).isPositive();
        }
    }
}
