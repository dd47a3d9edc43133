package io.deckwatch.demo.play;

import io.deckwatch.demo.cluster.PretendedCluster;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.velero.VeleroSimulation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets time pass in the demo's clusters, on a thread of its own: a step, then it waits until the evaluator has heard of that
 * step from every cluster, so that Deckwatch never falls behind what it is shown.
 */
public final class Play implements AutoCloseable {

    private static final long SEED = 20_260_302;
    private static final Duration LOOK = Duration.ofMillis(15);

    /** How long the audience is waited for, by real time, before time passes all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, PretendedCluster> clusters = new LinkedHashMap<>();
    private final Map<String, VeleroSimulation> simulations = new LinkedHashMap<>();
    private final List<InstallationPlan> plans;
    private final Programme programme = new Programme(Script.SCENES, Script.START);
    private final SteppedClock clock = new SteppedClock(Script.START);
    private final Ambush ambush = new Ambush();
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final Consumer<Situation.Line> told;
    private final LongSupplier nanos;
    private final Thread thread = Thread.ofPlatform().daemon().name("demo-play").unstarted(this::run);
    private volatile Situation situation =
            new Situation(Script.START, Pace.NORMAL, false, List.of(), List.of(), List.of());
    private volatile Audience audience = names -> Optional.empty();
    private volatile boolean begun;
    private volatile boolean closed;
    private volatile long waitedSince;
    private Pace pace = Pace.NORMAL;
    private int plannedDays;

    /**
     * A play in these clusters that has not begun.
     *
     * @param told hears of each line of the script when it happens
     */
    public Play(List<InstallationPlan> plans, List<PretendedCluster> clusters, Consumer<Situation.Line> told) {
        this(plans, clusters, told, System::nanoTime);
    }

    /** A play that measures its patience by this real time. */
    Play(
            List<InstallationPlan> plans,
            List<PretendedCluster> clusters,
            Consumer<Situation.Line> told,
            LongSupplier nanos) {
        this.plans = List.copyOf(plans);
        this.told = told;
        this.nanos = nanos;
        clusters.forEach(cluster -> this.clusters.put(cluster.name(), cluster));
    }

    /** Makes up the past of the clusters, and then opens them to whoever asks. Time stands still until {@link #begin}. */
    public void prepare() {
        thread.start();
    }

    /** From now on time passes, as fast as that audience can follow. */
    public void begin(Audience whose) {
        waitedSince = nanos.getAsLong();
        audience = whose;
        begun = true;
    }

    /** The demo's time. */
    public Clock clock() {
        return clock;
    }

    /** What was simulated. */
    public List<InstallationPlan> plans() {
        return plans;
    }

    /** How it stands; any thread may ask. */
    public Situation situation() {
        return situation;
    }

    /** Lets something go wrong now, or a node be lost as soon as a volume moves on it, until it is repaired. */
    public void cause(String cluster, Fault fault, String subject) {
        if (Ambush.isFor(fault)) {
            order(cluster, simulation -> ambush.lay(cluster, subject));
            return;
        }
        order(cluster, simulation -> simulation.inject(Incident.of(fault, subject, simulation.now())));
    }

    /** Repairs something now. */
    public void repair(String cluster, Fault fault, String subject) {
        order(cluster, simulation -> {
            ambush.lift(cluster, subject);
            simulation.repair(fault, subject);
        });
    }

    /** Changes how fast time passes. */
    public void pace(Pace other) {
        orders.add(() -> pace = other);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void order(String cluster, Consumer<VeleroSimulation> action) {
        orders.add(() -> {
            var simulation = simulations.get(cluster);
            if (simulation != null) {
                action.accept(simulation);
                // What happens at once is shown at once, also while time stands still.
                show(cluster, simulation, clock.instant());
            }
        });
    }

    private void run() {
        try {
            open();
            while (!closed) {
                var began = System.nanoTime();
                var pause = turn();
                Thread.sleep(later(pause.minusNanos(System.nanoTime() - began)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration later(Duration pause) {
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /** Makes up the past of each cluster and opens it. */
    void open() {
        for (var plan : plans) {
            var simulation = new VeleroSimulation(plan, SEED, Script.START);
            var name = plan.site().cluster();
            simulations.put(name, simulation);
            var cluster = clusters.get(name);
            if (cluster != null) {
                cluster.open(simulation::list);
            }
        }
    }

    /** Does what was ordered, and lets time pass if it may. Gives how long a turn should take. */
    Duration turn() {
        for (var order = orders.poll(); order != null; order = orders.poll()) {
            order.run();
        }
        var now = clock.instant();
        var hurries = pace == Pace.NORMAL && programme.isQuiet(now) && noneIsCaused();
        var speed = hurries ? Pace.FAST : pace;
        situation = new Situation(now, pace, hurries, programme.around(now), troubles(), ambush.waiting());
        if (speed == Pace.PAUSED) {
            waitedSince = nanos.getAsLong();
            return speed.every();
        }
        if (!hasSeen(now) && isPatient()) {
            return LOOK;
        }
        waitedSince = nanos.getAsLong();
        step(now, now.plus(speed.step()));
        return speed.every();
    }

    private boolean hasSeen(Instant now) {
        return audience.seen(List.copyOf(clusters.keySet()))
                .filter(seen -> !seen.isBefore(now))
                .isPresent();
    }

    /**
     * An evaluator that was away, as on a laptop that slept, waits for the next heartbeats; and while time stands still there
     * are none. So it does not stand still for ever.
     */
    private boolean isPatient() {
        return !begun || nanos.getAsLong() - waitedSince < PATIENCE.toNanos();
    }

    private void step(Instant from, Instant to) {
        plan(to);
        for (var place : ambush.sprung(simulations)) {
            order(
                    place.cluster(),
                    simulation -> simulation.inject(Incident.of(Fault.NODE_LOST, place.node(), simulation.now())));
        }
        simulations.forEach((name, simulation) -> show(name, simulation, to));
        clock.set(to);
        programme.between(from, to).forEach(told);
    }

    private void show(String name, VeleroSimulation simulation, Instant to) {
        var cluster = clusters.get(name);
        for (var change : simulation.advanceTo(to)) {
            if (cluster != null) {
                cluster.apply(change);
            }
        }
    }

    /** The script is planned a day ahead. */
    private void plan(Instant now) {
        while (plannedDays <= programme.day(now)) {
            for (var scene : Script.SCENES) {
                var simulation = simulations.get(scene.cluster());
                if (simulation != null) {
                    simulation.inject(scene.on(plannedDays, Script.START));
                }
            }
            plannedDays++;
        }
    }

    private List<Trouble> troubles() {
        var troubles = new ArrayList<Trouble>();
        simulations.forEach((name, simulation) ->
                simulation.incidents().forEach(incident -> troubles.add(new Trouble(name, incident))));
        return troubles;
    }

    /** Whether nothing is wrong that a person caused: that one wants to see what comes of it. */
    private boolean noneIsCaused() {
        return troubles().stream().allMatch(trouble -> Script.SCENES.stream()
                .anyMatch(scene -> trouble.isOf(scene.cluster(), scene.fault(), scene.subject())));
    }
}
