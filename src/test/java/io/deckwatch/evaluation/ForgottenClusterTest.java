package io.deckwatch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.InstallationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster is forgotten by saying that it has left, and then forgetting its objects one by one. */
class ForgottenClusterTest {

    private static final Instant T0 = Instant.parse("2026-03-02T12:00:00Z");
    private static final ObjectKey SCHEDULE = new ObjectKey("prod", Kind.SCHEDULE, "velero", "nightly");

    private final List<Transition> transitions = new ArrayList<>();
    private Evaluation evaluation;

    @BeforeEach
    void begin() {
        evaluation = new Evaluation(Rules.standard(), (c, n) -> InstallationSettings.DEFAULT, "");
    }

    @Test
    void itsObjectsDoNotMakeItKnownAgain() {
        evaluation.start(T0);
        apply(seen());
        apply(beat());
        apply(new ClusterEvent.Left("prod"));
        apply(new ClusterEvent.Forgotten(SCHEDULE));

        assertThat(evaluation.views()).isEmpty();
        assertThatNothingFiresInADay();
    }

    @Test
    void afterARestartWhatTheTopicStillHoldsOfItMakesNoCluster() {
        evaluation.load(seen(), T0);
        evaluation.load(beat(), T0);
        evaluation.load(new ClusterEvent.Left("prod"), T0);
        evaluation.load(new ClusterEvent.Forgotten(SCHEDULE), T0);
        evaluation.start(T0);

        assertThat(evaluation.views()).isEmpty();
        assertThatNothingFiresInADay();
    }

    @Test
    void itIsKnownAgainWhenItIsWatchedAgain() {
        evaluation.load(new ClusterEvent.Left("prod"), T0);
        evaluation.load(seen(), T0);
        evaluation.start(T0);

        assertThat(evaluation.views()).singleElement().satisfies(view -> assertThat(view.name())
                .isEqualTo("prod"));
    }

    private void assertThatNothingFiresInADay() {
        transitions.clear();
        for (var minute = 0; minute < 24 * 60; minute++) {
            transitions.addAll(evaluation.wake(T0.plus(Duration.ofMinutes(minute))));
        }
        assertThat(transitions)
                .noneMatch(
                        transition -> transition.alert().labels().get("cluster").equals("prod"));
    }

    private void apply(ClusterEvent event) {
        transitions.addAll(evaluation.apply(event, T0));
    }

    private static ClusterEvent seen() {
        var schedule = new Tree(Map.of(
                "metadata",
                Map.of("name", "nightly", "namespace", "velero", "creationTimestamp", "2026-03-01T03:00:00Z"),
                "spec",
                Map.of("schedule", "0 2 * * *")));
        return new ClusterEvent.Seen(new ObjectReader("prod").read(Kind.SCHEDULE, schedule, T0));
    }

    private static ClusterEvent beat() {
        return new ClusterEvent.Beat(new Heartbeat("prod", "uid", 1, T0, null, Map.of(Kind.SCHEDULE, KindState.LIVE)));
    }
}
