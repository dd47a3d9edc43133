package io.deckwatch.simulation.velero;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.InstallationPlan.Site;
import io.deckwatch.simulation.plan.LocationPlan;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VeleroVersion;
import io.deckwatch.simulation.plan.VolumePlan;
import io.deckwatch.simulation.world.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small installation from the evening of 2 March 2026 on, with all that changed in it. */
final class Played {

    static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
    static final SchedulePlan DAILY = daily(Method.DATA_MOVEMENT);

    private final VeleroSimulation simulation;
    private final List<Change> changes = new ArrayList<>();

    private Played(InstallationPlan plan) {
        simulation = new VeleroSimulation(plan, 7, EVENING);
    }

    static Played with(VeleroVersion version, SchedulePlan... schedules) {
        return new Played(new InstallationPlan(
                new Site("small", "velero", version, 1, "A small one"),
                List.of("node-a", "node-b"),
                List.of(new LocationPlan("default", "aws", "bucket", "", true, Map.of(), "AccessDenied")),
                List.of(schedules),
                List.of(
                        new VolumePlan("shop", "db", "db-0", "data", 40),
                        new VolumePlan("shop", "media", "web-0", "media", 30),
                        new VolumePlan("crm", "files", "crm-0", "files", 20)),
                List.of()));
    }

    static SchedulePlan daily(Method method) {
        return new SchedulePlan("daily", "0 2 * * *", Duration.ofHours(72), "", List.of(), method, 600);
    }

    /** One whose main pass takes minutes. */
    static SchedulePlan big() {
        return new SchedulePlan("daily", "0 2 * * *", Duration.ofHours(72), "", List.of(), Method.DATA_MOVEMENT, 9000);
    }

    static Instant at(String time) {
        return Instant.parse("2026-" + time.replace(' ', 'T') + "Z");
    }

    VeleroSimulation simulation() {
        return simulation;
    }

    Played until(String time) {
        changes.addAll(simulation.advanceTo(at(time)));
        return this;
    }

    Played incident(Fault fault, String subject, String from, String to) {
        simulation.inject(Incident.of(fault, subject, at(from)).until(at(to)));
        return this;
    }

    Played incident(Fault fault, String subject, String from) {
        simulation.inject(Incident.of(fault, subject, at(from)));
        return this;
    }

    /** The changes of objects of a kind whose names begin so. */
    List<Change> of(Kind kind, String name) {
        return changes.stream()
                .filter(change -> change.kind() == kind && name(change).startsWith(name))
                .toList();
    }

    /** The phases that an object went through, each once in a row; an empty phase is New. */
    List<String> phases(Kind kind, String name) {
        var phases = new ArrayList<String>();
        for (var change : of(kind, name)) {
            var phase = status(change, "phase").text().orElse("New");
            if (phases.isEmpty() || !phases.getLast().equals(phase)) {
                phases.add(phase);
            }
        }
        return phases;
    }

    /** The names of the objects of a kind that changed and begin so. */
    List<String> names(Kind kind, String prefix) {
        return of(kind, prefix).stream().map(Played::name).distinct().toList();
    }

    /** The last state of an object. */
    Tree last(Kind kind, String name) {
        var all = of(kind, name);
        assertThat(all).as("changes of " + kind + " " + name).isNotEmpty();
        return new Tree(all.getLast().object());
    }

    /** The first change by which an object entered a phase. */
    Change entered(Kind kind, String name, String phase) {
        return of(kind, name).stream()
                .filter(change -> status(change, "phase").textOrEmpty().equals(phase))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " never was " + phase + ": " + phases(kind, name)));
    }

    Stream<Tree> now(Kind kind) {
        return simulation.list(kind).stream().map(Tree::new);
    }

    static String name(Change change) {
        return new Tree(change.object()).at("metadata", "name").textOrEmpty();
    }

    static Tree status(Change change, String field) {
        return new Tree(change.object()).at("status", field);
    }
}
