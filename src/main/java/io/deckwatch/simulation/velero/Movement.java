package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.plan.VeleroVersion;
import io.deckwatch.simulation.world.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves volumes as node-agents do: accept, expose, wait for the node, move bytes, end. */
final class Movement {

    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration PREPARE_LIMIT = Duration.ofMinutes(30);
    private static final Duration FORCED = Duration.ofHours(1);
    private static final Duration FORCED_EARLY = Duration.ofMinutes(5);
    private static final String EXPOSING = "velero.io/expose-on-going";

    /** A few reports' time: the uploader tries again before it gives up. */
    private static final int REFUSALS = 9;

    private final Surroundings here;
    private final NodeAgents agents;
    private final Trouble trouble;
    private final List<Transfer> moving = new ArrayList<>();

    Movement(Surroundings here, NodeAgents agents, Trouble trouble) {
        this.here = here;
        this.agents = agents;
        this.trouble = trouble;
    }

    /** A transfer that was just created. */
    void begin(Transfer transfer) {
        moving.add(transfer);
        here.agenda().after(here.chance().seconds(1, 3), () -> {
            if (transfer.isOfPod() && !here.version().exposesPodVolumes()) {
                agents.queue(transfer, this::start);
            } else {
                accept(transfer);
            }
        });
    }

    private void accept(Transfer transfer) {
        if (!transfer.isIn("")) {
            return;
        }
        var agent = transfer.isOfPod() ? Optional.of(transfer.node()).filter(agents::isAlive) : agents.any();
        if (agent.isEmpty()) {
            here.agenda().after(REPORT, () -> accept(transfer));
            return;
        }
        var object = transfer.object().status("phase", "Accepted").label(EXPOSING, "true");
        if (here.version().tellsAcceptance()) {
            object.status("acceptedTimestamp", here.now());
            if (!transfer.isOfPod()) {
                object.status("acceptedByNode", agent.get());
            }
        } else if (here.version() == VeleroVersion.V1_15) {
            object.annotation("velero.io/accepted-by", agent.get()).annotation("velero.io/accepted-at", here.now());
        } else {
            object.label("velero.io/accepted-by", agent.get()).status("startTimestamp", here.now());
        }
        here.store().modify(object);
        var since = here.now();
        here.agenda().after(here.chance().seconds(8, 40), () -> prepare(transfer, since));
    }

    private void prepare(Transfer transfer, Instant accepted) {
        if (!transfer.isIn("Accepted")) {
            return;
        }
        var node = transfer.isOfPod() ? Optional.of(transfer.node()).filter(agents::isAlive) : agents.any();
        if (node.isEmpty() || trouble.helperPodsPend()) {
            if (here.now().isBefore(accepted.plus(PREPARE_LIMIT))) {
                here.agenda().after(REPORT, () -> prepare(transfer, accepted));
            } else {
                // Neither start nor completion is written.
                transfer.object().label(EXPOSING, null).status("message", "timeout on preparing " + what(transfer));
                end(transfer, "Failed");
            }
            return;
        }
        transfer.on(node.get());
        here.store()
                .modify(transfer.object()
                        .status("phase", "Prepared")
                        .status("node", isNamedInStatus(transfer) ? node.get() : ""));
        agents.queue(transfer, this::start);
    }

    private boolean isNamedInStatus(Transfer transfer) {
        return transfer.object().kind() != Kind.POD_VOLUME_BACKUP;
    }

    private void start(Transfer transfer) {
        if (!transfer.isOpen()) {
            agents.leave(transfer, this::start);
            return;
        }
        var object = transfer.object().status("phase", "InProgress").label(EXPOSING, null);
        if (object.status("startTimestamp").isAbsent()) {
            object.status("startTimestamp", here.now());
        }
        if (!transfer.isOfPod() && here.version().tellsAcceptance()) {
            object.status("nodeOS", "linux");
        }
        here.store().modify(object);
        here.agenda().after(REPORT, () -> move(transfer, 0));
    }

    private void move(Transfer transfer, int refused) {
        if (!transfer.isIn("InProgress")) {
            return;
        }
        if (trouble.standsStill(transfer)) {
            here.agenda().after(REPORT, () -> move(transfer, 0));
            return;
        }
        var refusal = trouble.refusal(transfer);
        if (refusal.isPresent()) {
            if (refused < REFUSALS) {
                here.agenda().after(REPORT, () -> move(transfer, refused + 1));
            } else {
                fail(transfer, refusal.get());
            }
            return;
        }
        transfer.move((long) (transfer.load().perStep() * here.chance().around(0.25)));
        var bytes = transfer.load().bytes();
        transfer.object().status("progress", Fields.of("totalBytes", bytes, "bytesDone", transfer.done()));
        if (transfer.done() >= bytes) {
            complete(transfer);
        } else {
            here.store().modify(transfer.object());
            here.agenda().after(REPORT, () -> move(transfer, 0));
        }
    }

    private void complete(Transfer transfer) {
        var object = transfer.object().status("completionTimestamp", here.now());
        if (!transfer.isRestore()) {
            object.status("path", "/" + transfer.volume().volume())
                    .status("snapshotID", here.chance().hex(32));
            if (here.version().hasQueue()) {
                object.status("incrementalBytes", (long)
                        (transfer.load().bytes() * 0.03 * here.chance().around(0.8)));
            }
        }
        end(transfer, "Completed");
    }

    private void fail(Transfer transfer, String message) {
        transfer.object().status("message", message).status("completionTimestamp", here.now());
        end(transfer, "Failed");
    }

    private void end(Transfer transfer, String phase) {
        here.store().modify(transfer.object().status("phase", phase));
        moving.remove(transfer);
        agents.leave(transfer, this::start);
    }

    /** Asks for its end; who moves it does that, or somebody in its place after a while. */
    void cancel(Transfer transfer, String message) {
        if (!transfer.isOpen() || transfer.object().spec("cancel").isTrue()) {
            return;
        }
        transfer.object().spec("cancel", true);
        if (!message.isEmpty()) {
            transfer.object().status("message", message);
        }
        here.store().modify(transfer.object());
        var alive = transfer.node().isEmpty() || agents.isAlive(transfer.node());
        var wait = transfer.isIn("InProgress") ? FORCED : FORCED_EARLY;
        here.agenda().after(alive ? here.chance().seconds(2, 5) : wait, () -> canceling(transfer));
    }

    private void canceling(Transfer transfer) {
        if (transfer.isIn("InProgress")) {
            here.store().modify(transfer.object().status("phase", "Canceling"));
            here.agenda().after(here.chance().seconds(2, 6), () -> canceled(transfer));
        } else {
            canceled(transfer);
        }
    }

    private void canceled(Transfer transfer) {
        if (transfer.isOpen()) {
            if (transfer.object().status("startTimestamp").isAbsent()) {
                transfer.object().status("startTimestamp", here.now());
            }
            transfer.object().label(EXPOSING, null).status("completionTimestamp", here.now());
            end(transfer, "Canceled");
        }
    }

    /** What the starting server does to the transfers of a run that it declares Failed. */
    void cancelAtServerStart(Transfer transfer) {
        if (transfer.isOfPod() && !here.version().exposesPodVolumes()) {
            return;
        }
        var phase = transfer.phase().isEmpty() ? "New" : transfer.phase();
        var text = " is in status \"" + phase + "\" during the velero server starting, mark it as cancel";
        cancel(
                transfer,
                switch (transfer.object().kind()) {
                    case POD_VOLUME_BACKUP -> "PVB" + text;
                    case POD_VOLUME_RESTORE -> "PVR" + text;
                    case DATA_DOWNLOAD -> "Datadownload" + text;
                    default ->
                        here.version() == VeleroVersion.V1_14
                                ? "found a dataupload with status \"" + phase
                                        + "\" during the velero server starting, mark it as cancel"
                                : "Dataupload" + text;
                });
    }

    /** A node is back, or its agent: what was under way there has lost its pod. */
    void returned(String node) {
        for (var transfer : List.copyOf(moving)) {
            if (transfer.node().equals(node) && transfer.isIn("InProgress")) {
                if (transfer.isOfPod() && !here.version().exposesPodVolumes()) {
                    fail(
                            transfer,
                            "found a podvolumebackup with status \"InProgress\" during the server starting,"
                                    + " mark it as \"Failed\"");
                } else {
                    cancel(
                            transfer,
                            "Resume InProgress " + what(transfer).replace(" ", "")
                                    + " failed with error data mover pod is not found, mark it as cancel");
                }
            }
        }
        agents.serve(node, this::start);
    }

    private static String what(Transfer transfer) {
        return switch (transfer.object().kind()) {
            case POD_VOLUME_BACKUP -> "PVB";
            case POD_VOLUME_RESTORE -> "PVR";
            case DATA_DOWNLOAD -> "data download";
            default -> "data upload";
        };
    }
}
