package io.deckwatch.stream.delivery;

import io.deckwatch.alert.Alert;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Keeps one mirror in step, on a thread of its own: shows it what holds soon after a change, and again and again. Unlike
 * messages that is not written down: after a restart the mirror is simply shown what holds then.
 */
public final class Mirroring implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Mirroring.class);

    /** Changes that come together are shown together. */
    private static final Duration GAP = Duration.ofSeconds(1);

    private final String receiver;
    private final Mirror mirror;
    private final Predicate<Alert> takes;
    private final Sending sending;
    private final Reports reports;
    private final Mirrored mirrored = new Mirrored();
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread;

    private boolean changed;
    private int failures;
    private Instant shownAt = Instant.EPOCH;
    private Instant againAt = Instant.EPOCH;

    /**
     * Makes one that does nothing yet.
     *
     * @param receiver whose mirror it is
     * @param takes which alerts it is shown
     */
    public Mirroring(String receiver, Mirror mirror, Predicate<Alert> takes, Sending sending) {
        this.receiver = receiver;
        this.mirror = mirror;
        this.takes = takes;
        this.sending = sending;
        this.reports = new Reports(sending.meter());
        this.thread = Thread.ofVirtual().name("mirror-" + receiver).unstarted(this::run);
    }

    /** Takes an alert as it is from now on; may be called from any thread and never waits. */
    public void onAlert(Alert alert) {
        mailbox.add(() -> {
            if (takes.test(alert)) {
                mirrored.take(alert, sending.wall().instant());
            } else {
                mirrored.leave(alert, sending.wall().instant());
            }
            changed = true;
        });
    }

    /** Starts the thread. To be called when all alerts are known, since the mirror believes that no others hold. */
    public void start() {
        thread.start();
    }

    /** Stops, also in the middle of an attempt. */
    @Override
    public void close() {
        stopping.set(true);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due. Gives how long nothing more is due unless something arrives. */
    Duration step() {
        for (var message = mailbox.poll(); message != null; message = mailbox.poll()) {
            message.run();
        }
        var now = sending.wall().instant();
        if (!now.isBefore(dueAt())) {
            show(now);
        }
        var pause = Duration.between(sending.wall().instant(), dueAt());
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private void run() {
        while (!stopping.get()) {
            try {
                var pause = step();
                var message = mailbox.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
                if (message != null) {
                    message.run();
                }
            } catch (InterruptedException e) {
                // Only close() interrupts, and then the loop ends.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A change is shown soon; but one that failed is left alone until its time has come, whatever changes. */
    private Instant dueAt() {
        var soon = shownAt.plus(GAP);
        return changed && failures == 0 && soon.isBefore(againAt) ? soon : againAt;
    }

    private void show(Instant now) {
        var outcome = attempt(now);
        if (stopping.get()) {
            return;
        }
        shownAt = now;
        changed = false;
        failures = outcome.failure().isPresent() ? failures + 1 : 0;
        againAt = now.plus(failures == 0 ? mirror.every() : pause(outcome));
    }

    private Outcome attempt(Instant now) {
        var alerts = mirrored.at(now);
        if (alerts.isEmpty()) {
            return new Outcome.Delivered("nothing to show");
        }
        var outcome = shown(now, alerts);
        reports.attempt(receiver, outcome);
        return outcome;
    }

    private Outcome shown(Instant now, List<Standing> alerts) {
        try {
            return mirror.show(alerts, now);
        } catch (RuntimeException e) {
            // Its text may hold a URL, so only its kind is told.
            var kind = e.getClass().getSimpleName();
            LOG.errorf("Mirror failed receiver=%s exception=%s", receiver, kind);
            return new Outcome.RetryLater(FailureReason.OTHER, "the mirror failed with " + kind, null);
        }
    }

    /** Not longer than the mirror believes what it was shown, unless it asks for it itself. */
    private Duration pause(Outcome outcome) {
        var wish = outcome instanceof Outcome.RetryLater retry ? retry.after() : null;
        var pause = sending.backoff().pause(failures, wish, sending.chance().getAsDouble());
        return wish != null || pause.compareTo(mirror.every()) < 0 ? pause : mirror.every();
    }
}
