package io.deckwatch.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.demo.control.Stage.Choice;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.Installations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page offers. */
class RepertoireTest {

    @Test
    void aClusterWithMoversHasAllSix() {
        assertThat(Repertoire.of(Installations.rook()))
                .extracting(Choice::text)
                .containsExactly(
                        "Location down",
                        "Velero server killed",
                        "Schedule paused",
                        "Bucket emptied",
                        "Transfer stalls",
                        "Node lost");
    }

    @Test
    void oneWithoutNodeAgentHasNothingThatMoves() {
        assertThat(Repertoire.of(Installations.swift()))
                .extracting(Choice::fault)
                .doesNotContain(Fault.TRANSFER_STALLS.name(), Fault.NODE_LOST.name());
    }

    @Test
    void whatThereIsNotIsRefusedAndNamesWhatThereIs() {
        var plans = Installations.all();

        assertThat(Repertoire.refusal(plans, "rook-prod", "NODE_LOST", "rook-worker-2"))
                .isEmpty();
        assertThat(Repertoire.refusal(plans, "nowhere", "NODE_LOST", "rook-worker-2"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no cluster nowhere", "rook-prod"));
        assertThat(Repertoire.refusal(plans, "swift-prod", "NODE_LOST", "a"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("NODE_LOST", "SERVER_DOWN"));
        assertThat(Repertoire.refusal(plans, "rook-prod", "NODE_LOST", "rook-worker-9"))
                .contains("rook-prod has no rook-worker-9, but [rook-worker-1, rook-worker-2, rook-worker-3].");
    }

    @Test
    void everyChoiceHasSubjects() {
        for (var plan : Installations.all()) {
            assertThat(Repertoire.of(plan))
                    .allSatisfy(choice -> assertThat(choice.subjects()).isNotEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasWords(Fault fault) {
        assertThat(Repertoire.words(fault)).matches("[A-Z][a-zA-Z ]+");
    }
}
