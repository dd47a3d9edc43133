package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Deed;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Faults;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.world.Agenda;
import io.deckwatch.simulation.world.Chance;
import io.deckwatch.simulation.world.Change;
import io.deckwatch.simulation.world.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An installation of Velero in virtual time. It begins with a past: everything that was backed up, expired and maintained
 * since it was installed. The same plan, seed and incidents give the same objects, byte for byte. Confined to one thread.
 */
public final class VeleroSimulation {

    private static final Duration SHORTEST_PAST = Duration.ofDays(12);
    private static final Duration SLACK = Duration.ofDays(8);

    private final Surroundings here;
    private final People people;

    /** Who does what Velero does not do by itself. */
    private record People(Mishaps mishaps, Deeds deeds) {}

    /**
     * An installation as it is at some time.
     *
     * @param plan what it consists of
     * @param seed of its chance
     * @param start the present
     */
    public VeleroSimulation(InstallationPlan plan, long seed, Instant start) {
        var agenda = new Agenda(start.minus(past(plan)));
        var chance = new Chance(seed);
        var store = new Store(plan.site().namespace(), agenda, chance);
        here = new Surroundings(plan, agenda, chance, store, new Faults(), new Server(agenda, start));
        store.silent(true);
        people = installed();
        agenda.advanceTo(start);
        store.silent(false);
    }

    private static Duration past(InstallationPlan plan) {
        var longest = plan.schedules().stream()
                .map(SchedulePlan::ttl)
                .max(Comparator.naturalOrder())
                .orElse(SHORTEST_PAST);
        return (longest.compareTo(SHORTEST_PAST) > 0 ? longest : SHORTEST_PAST).plus(SLACK);
    }

    private People installed() {
        var locations = new Locations(here);
        var agents = new NodeAgents(here);
        var repositories = new Repositories(here, locations);
        var movement = new Movement(here, agents, new Trouble(here, agents, locations));
        var transfers = new Transfers(here, agents, repositories, movement);
        var backups = new Backups(here, locations, transfers);
        var schedules = new Schedules(here, backups);
        locations.create();
        schedules.create();
        new Synchronisation(here, locations);
        var retention = new Retention(here, locations);
        var restores = new Restores(here, locations, transfers);
        here.server().start();
        return new People(
                new Mishaps(here, locations, schedules, repositories, movement),
                new Deeds(here, locations, repositories, new ScheduleDeeds(here, schedules, retention, restores)));
    }

    /** The plan it was made of. */
    public InstallationPlan plan() {
        return here.plan();
    }

    /** Its present. */
    public Instant now() {
        return here.now();
    }

    /** Lets time pass until then. What changed, in order; each change once. */
    public List<Change> advanceTo(Instant time) {
        here.agenda().advanceTo(time);
        return here.store().drain();
    }

    /** All objects of a kind as they are now. */
    public List<Map<String, Object>> list(Kind kind) {
        return here.store().list(kind);
    }

    /** Lets an incident happen: at its time, or now if that is past. Its end too, if it has one. */
    public void inject(Incident incident) {
        here.agenda().at(incident.begins(), () -> people.mishaps.begin(incident));
        incident.end().ifPresent(end -> here.agenda().at(end, () -> people.mishaps.end(incident)));
    }

    /** Lets somebody do something: at its time, or now if that is past. */
    public void perform(Deed deed, String subject, Instant at) {
        here.agenda().at(at, () -> people.deeds.perform(deed, subject));
    }

    /** Repairs now what is there of that fault and subject. */
    public void repair(Fault fault, String subject) {
        here.faults().find(fault, subject).ifPresent(people.mishaps::end);
    }

    /** The incidents that are there now. */
    public List<Incident> incidents() {
        return here.faults().active();
    }

    /** The incidents that are over. */
    public List<Incident> pastIncidents() {
        return here.faults().past();
    }
}
