package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.world.Agenda;
import java.time.Duration;
import java.time.Instant;

/** A CSI snapshot that becomes ready to use after a while. */
final class SnapshotOperation implements Operation {

    private final Agenda agenda;
    private final Instant since;
    private final Instant ready;

    SnapshotOperation(Agenda agenda, Duration takes) {
        this.agenda = agenda;
        this.since = agenda.now();
        this.ready = since.plus(takes);
    }

    @Override
    public boolean isOpen() {
        return agenda.now().isBefore(ready);
    }

    @Override
    public boolean isGood() {
        return !isOpen();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public void cancel() {
        // A snapshot of the storage cannot be called back.
    }
}
