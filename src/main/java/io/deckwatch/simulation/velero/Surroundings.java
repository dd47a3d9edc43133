package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.incident.Faults;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.VeleroVersion;
import io.deckwatch.simulation.world.Agenda;
import io.deckwatch.simulation.world.Chance;
import io.deckwatch.simulation.world.Store;
import java.time.Instant;

/**
 * What all controllers of an installation share.
 *
 * @param plan what it consists of
 * @param agenda its time
 * @param chance its chance
 * @param store its objects
 * @param faults what is wrong with it
 * @param server the process in which most controllers live
 */
record Surroundings(InstallationPlan plan, Agenda agenda, Chance chance, Store store, Faults faults, Server server) {

    Instant now() {
        return agenda.now();
    }

    VeleroVersion version() {
        return plan.site().version();
    }
}
