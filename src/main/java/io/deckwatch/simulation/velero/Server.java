package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.world.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The process of the Velero server. What it had planned dies with it. */
final class Server {

    /** How often it is checked, in a past that nobody sees, what leaves no trace but the time of the last check. */
    private static final Duration SELDOM = Duration.ofHours(1);

    private final Agenda agenda;
    private final Instant seenFrom;
    private final List<Runnable> duties = new ArrayList<>();
    private int process;
    private boolean up;

    /**
     * A server that is not started yet.
     *
     * @param seenFrom when somebody begins to look
     */
    Server(Agenda agenda, Instant seenFrom) {
        this.agenda = agenda;
        this.seenFrom = seenFrom;
    }

    /** What each new process does first, in the order in which it is told here. */
    void onStart(Runnable duty) {
        duties.add(duty);
    }

    boolean isUp() {
        return up;
    }

    void start() {
        if (!up) {
            up = true;
            process++;
            duties.forEach(Runnable::run);
        }
    }

    void stop() {
        up = false;
    }

    /** Does something after a while, if this process still lives then. */
    void after(Duration wait, Runnable action) {
        var own = process;
        agenda.after(wait, () -> {
            if (up && process == own) {
                action.run();
            }
        });
    }

    /** Does something again and again, as long as this process lives. */
    void every(Duration interval, Runnable action) {
        after(interval, () -> {
            action.run();
            every(interval, action);
        });
    }

    /** Checks something again and again that leaves no trace but the time of the last check. */
    void check(Duration interval, Runnable action) {
        var unseen = agenda.now().plus(SELDOM).plus(SELDOM).isBefore(seenFrom);
        after(unseen ? SELDOM : interval, () -> {
            action.run();
            check(interval, action);
        });
    }
}
