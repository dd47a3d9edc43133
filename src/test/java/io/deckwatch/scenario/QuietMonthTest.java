package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.Installations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where nothing is wrong nobody is disturbed: a month of each simulated installation, whose backups all end well. */
class QuietMonthTest {

    @ParameterizedTest
    @MethodSource("installations")
    void aMonthWithoutIncidentGivesNoAlertAboveInfo(InstallationPlan plan) {
        var cluster = new SimulatedCluster(plan, 1, Rules.standard()).forDays(30);

        assertThat(cluster.events()).as("events that the watch published").isGreaterThan(40_000);
        assertThat(loud(cluster.transitions())).as("what somebody is told").isEmpty();
    }

    static Stream<Named<InstallationPlan>> installations() {
        return Installations.all().stream().map(plan -> Named.of(plan.site().cluster(), plan));
    }

    private static List<String> loud(List<Transition> transitions) {
        return transitions.stream()
                .filter(transition -> transition.what() == What.FIRING)
                .filter(transition -> transition.alert().severity().compareTo(Severity.INFO) > 0)
                .map(transition -> transition.at() + " " + transition.alert().labels() + " "
                        + transition.alert().annotations().get("summary"))
                .toList();
    }
}
