package io.deckwatch.simulation.velero;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.Installations;
import io.deckwatch.simulation.world.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any installation. */
class VeleroSimulationTest {

    private static final Instant NIGHT = Played.at("03-03 08:00:00");

    @ParameterizedTest
    @MethodSource("plans")
    void theSameSeedGivesTheSameObjectsAndAnotherSeedOthers(InstallationPlan plan) {
        assertThat(night(plan, 5)).isEqualTo(night(plan, 5)).isNotEqualTo(night(plan, 6));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theChangesLeadFromTheFirstListToTheLast(InstallationPlan plan) {
        var simulation = new VeleroSimulation(plan, 1, Played.EVENING);
        var objects = new HashMap<String, Map<String, Object>>();
        for (var kind : Kind.values()) {
            simulation.list(kind).forEach(object -> objects.put(kind + "/" + name(object), object));
        }
        for (var change : simulation.advanceTo(NIGHT)) {
            var key = change.kind() + "/" + name(change.object());
            assertThat(objects.containsKey(key))
                    .as(change.type() + " " + key)
                    .isEqualTo(change.type() != Change.Type.ADDED);
            if (change.type() == Change.Type.DELETED) {
                objects.remove(key);
            } else {
                objects.put(key, change.object());
            }
        }
        var last = new HashMap<String, Map<String, Object>>();
        for (var kind : Kind.values()) {
            simulation.list(kind).forEach(object -> last.put(kind + "/" + name(object), object));
        }
        assertThat(objects).isEqualTo(last);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void changesComeInOrderWithRisingVersions(InstallationPlan plan) {
        var changes = new VeleroSimulation(plan, 1, Played.EVENING).advanceTo(NIGHT);

        assertThat(changes).extracting(Change::at).isSorted();
        assertThat(changes)
                .extracting(change -> new Tree(change.object())
                        .at("metadata", "resourceVersion")
                        .number())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theStepsOfTimeMakeNoDifference(InstallationPlan plan) {
        var steps = new VeleroSimulation(plan, 1, Played.EVENING);
        var leap = new VeleroSimulation(plan, 1, Played.EVENING);
        var changes = Stream.iterate(Played.EVENING, at -> !at.isAfter(NIGHT), at -> at.plusSeconds(420))
                .flatMap(at -> steps.advanceTo(at).stream())
                .toList();

        assertThat(changes).isEqualTo(leap.advanceTo(NIGHT));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void eachInstallationHasAPast(InstallationPlan plan) {
        var simulation = new VeleroSimulation(plan, 1, Played.EVENING);

        for (var schedule : plan.schedules()) {
            assertThat(simulation.list(Kind.BACKUP).stream()
                            .map(Tree::new)
                            .filter(backup -> backup.at("metadata", "labels", "velero.io/schedule-name")
                                    .textOrEmpty()
                                    .equals(schedule.name()))
                            .map(backup -> backup.at("status", "phase").textOrEmpty()))
                    .as("backups of " + schedule.name())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly("Completed");
        }
        assertThat(simulation.advanceTo(Played.EVENING)).isEmpty();
    }

    @Test
    void aFaultThatIsThereAlreadyBeginsOnce() {
        var simulation = new VeleroSimulation(Installations.swift(), 1, Played.EVENING);
        var incident = Incident.of(Fault.LOCATION_UNAVAILABLE, "default", Played.EVENING);
        simulation.inject(incident);
        simulation.inject(incident);
        simulation.advanceTo(NIGHT);
        assertThat(simulation.incidents()).hasSize(1);

        simulation.repair(Fault.LOCATION_UNAVAILABLE, "default");
        simulation.repair(Fault.LOCATION_UNAVAILABLE, "default");
        simulation.repair(Fault.NODE_LOST, "there is no such node");
        assertThat(simulation.incidents()).isEmpty();
    }

    @Test
    void anIncidentOfSomethingUnknownChangesNothing() {
        var simulation = new VeleroSimulation(Installations.homelab(), 1, Played.EVENING);
        for (var fault :
                List.of(Fault.SCHEDULE_PAUSED, Fault.LOCATION_READ_ONLY, Fault.TTL_TOO_SHORT, Fault.NODE_LOST)) {
            simulation.inject(Incident.of(fault, "nothing", Played.EVENING));
        }
        assertThat(simulation.advanceTo(NIGHT))
                .filteredOn(change -> change.kind() == Kind.SCHEDULE)
                .extracting(
                        change -> new Tree(change.object()).at("spec", "paused").isTrue())
                .containsOnly(false);
    }

    private static List<Change> night(InstallationPlan plan, long seed) {
        return new VeleroSimulation(plan, seed, Played.EVENING).advanceTo(NIGHT);
    }

    private static String name(Map<String, Object> object) {
        return new Tree(object).at("metadata", "name").textOrEmpty();
    }

    static List<InstallationPlan> plans() {
        return Installations.all();
    }
}
