package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import java.util.Optional;

/** What keeps a transfer from moving, or ends it. */
final class Trouble {

    private static final String PREFIX = "data path backup failed: ";

    private final Surroundings here;
    private final NodeAgents agents;
    private final Locations locations;

    Trouble(Surroundings here, NodeAgents agents, Locations locations) {
        this.here = here;
        this.agents = agents;
        this.locations = locations;
    }

    /** Whether helper pods are not scheduled now. */
    boolean helperPodsPend() {
        return here.faults().has(Fault.HELPER_PODS_PENDING, here.plan().site().cluster());
    }

    /** Whether it does not move and nobody says so. */
    boolean standsStill(Transfer transfer) {
        return !agents.isAlive(transfer.node())
                || here.faults().has(Fault.TRANSFER_STALLS, transfer.volume().text());
    }

    /** Why it cannot be done now. */
    Optional<String> refusal(Transfer transfer) {
        var location = transfer.load().location();
        return here.faults()
                .find(Fault.TRANSFER_FAILS, transfer.volume().text())
                .map(incident -> PREFIX + messageOf(incident))
                .or(() -> locations
                        .refusal(location)
                        .map(text -> PREFIX + "Failed to run kopia backup: unable to write content: " + text))
                .or(() -> here.faults()
                        .find(Fault.BUCKET_EMPTIED, location)
                        .map(incident -> notInitialized(transfer, location)))
                .or(() -> here.faults()
                        .find(Fault.REPOSITORIES_NOT_READY, location)
                        .map(incident -> PREFIX + "backup repository is not ready: invalid repository password"));
    }

    private static String messageOf(Incident incident) {
        return incident.message().isEmpty()
                ? "Failed to run kopia backup: unable to get local filesystem entry: permission denied"
                : incident.message();
    }

    private static String notInitialized(Transfer transfer, String location) {
        return PREFIX + "error to boost backup repository connection " + location + "-"
                + transfer.volume().namespace() + "-kopia: error to connect backup repo: repository not initialized in"
                + " the provided storage";
    }
}
