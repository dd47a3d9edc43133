package io.deckwatch.stream.delivery;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.Groups;
import io.deckwatch.alert.group.Intent;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells receivers about alerts. One thread owns groups, notification log and queues; attempts run elsewhere and report back
 * to it.
 *
 * <p>A message is written to the log before it is sent, and its answer before the group says more. So after a kill only
 * messages that were under way are sent again, with the same id and body.
 *
 * <p>The order at the start matters: {@link #restore}, then {@link #onAlert} with every alert that is known, then {@link
 * #start}. A dispatcher that started before it knew all alerts would tell of ends that are none.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** The clock of a demo steps, so its deadlines cannot be slept for in one piece. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private static final int TURNS_TO_FINISH = 50;
    private static final Duration TURN_TO_FINISH = Duration.ofMillis(100);

    private final Groups groups;
    private final DeliveryLog log;
    private final Sending sending;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Pen pen;
    private final Reports reports;
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Set<Long> replayed = new HashSet<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread = Thread.ofPlatform().name("dispatcher").unstarted(this::run);

    /**
     * Makes a dispatcher that does nothing yet.
     *
     * @param clock the time alerts live in, which groups wait by
     * @throws IllegalArgumentException if a route has a receiver without a channel
     */
    public Dispatcher(Groups groups, DeliveryLog log, Sending sending, InstantSource clock) {
        for (var receiver : groups.receivers()) {
            if (!sending.channels().containsKey(receiver)) {
                throw new IllegalArgumentException("A route leads to receiver " + receiver
                        + ", which is not configured; configure it, or change the route.");
            }
        }
        this.groups = groups;
        this.log = log;
        this.sending = sending;
        this.clock = clock;
        this.outbox = new Outbox(sending);
        this.pen = new Pen(log);
        this.reports = new Reports(sending.meter());
    }

    /**
     * Takes over what was told before; messages that were under way will be sent again.
     *
     * @throws IOException if the log cannot be read; nothing was taken over then
     */
    public void restore() throws IOException {
        var records = log.load();
        groups.restore(records.stream()
                .map(DeliveryRecord::entry)
                .filter(entry -> entry.group().isOfAlerts())
                .toList());
        var now = sending.wall().instant();
        records.stream().filter(DeliveryRecord::isOpen).forEach(open -> outbox.add(open, now));
        LOG.infof("Notification log read records=%d open=%d", records.size(), outbox.size());
    }

    /** Takes an alert as it is from now on; may be called from any thread and never waits. */
    public void onAlert(Alert alert) {
        mailbox.add(() -> groups.update(alert, clock.instant()));
    }

    /**
     * Sends a message once more that was given up, with the same id and body. May be called from any thread and never waits;
     * what was taken before is not taken again.
     */
    public void replay(PutAside letter, DeliveryRecord dead) {
        mailbox.add(() -> {
            if (replayed.add(letter.number())) {
                pen.replay(new Replay(letter, dead.again(sending.wall().instant())));
            }
        });
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Stops after the attempts under way are answered, or a few seconds later. */
    @Override
    public void close() {
        stopping.set(true);
        mailbox.add(() -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does all that is due. Gives how long nothing more is due unless something arrives. */
    Duration step() {
        for (var message = mailbox.poll(); message != null; message = mailbox.poll()) {
            message.run();
        }
        var now = sending.wall().instant();
        groups.wake(clock.instant()).forEach(intent -> plan(intent, now));
        pen.write(now).forEach(open -> outbox.add(open, now));
        outbox.takeDue(now).forEach(this::send);
        sending.meter().open(outbox.size());
        return pause(now);
    }

    private void run() {
        var pause = Duration.ZERO;
        while (!stopping.get()) {
            try {
                take(pause);
                pause = step();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // A fault in one alert or message must not end the notifications of all others.
                LOG.error("Dispatcher step failed; the next one follows", e);
                pause = LONGEST_PAUSE;
            }
        }
        finish();
    }

    private void take(Duration pause) throws InterruptedException {
        var message = mailbox.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
        if (message != null) {
            message.run();
        }
    }

    /** Waits for answers, so that a planned stop sends nothing twice. */
    private void finish() {
        try {
            for (var turn = 0; turn < TURNS_TO_FINISH && outbox.isSending(); turn++) {
                take(TURN_TO_FINISH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pen.write(sending.wall().instant());
    }

    private void plan(Intent intent, Instant now) {
        var receiver = intent.group().receiver();
        var channel = sending.channels().get(receiver);
        if (channel == null) {
            throw new IllegalStateException("Receiver " + receiver + " lost its channel.");
        }
        try {
            var body = channel.render(Notification.of(intent, sending.externalUrl()));
            var message = DeliveryRecord.open(intent, body, now);
            if (outbox.isSwitchedOff(receiver)) {
                giveUpUnsent(message.failed("not sent: the receiver said that it wants no more messages"));
            } else {
                pen.add(message);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Message could not be written receiver=%s id=%s", receiver, intent.id());
            giveUpUnsent(DeliveryRecord.open(intent, "", now).failed("the message could not be written"));
        }
    }

    private void send(Outbox.Attempt attempt) {
        var channel = sending.channels().get(attempt.group().receiver());
        sending.executor().execute(() -> {
            var began = sending.wall().instant();
            var outcome = Attempts.make(channel, attempt.delivery());
            var took = Duration.between(began, sending.wall().instant());
            mailbox.add(() -> answered(attempt.group(), outcome, took));
        });
    }

    private void answered(GroupId group, Outcome outcome, Duration took) {
        reports.attempt(group.receiver(), outcome);
        var now = sending.wall().instant();
        outbox.answered(group, outcome, now).ifPresent(answered -> {
            var at = clock.instant();
            var again = answered.again() == null ? null : at.plus(Duration.between(now, answered.again()));
            pen.note(Notes.of(answered.message(), outcome, took, at, again));
            if (!answered.message().isOpen()) {
                settle(answered.message());
            }
        });
    }

    private void giveUpUnsent(DeliveryRecord message) {
        pen.note(Notes.unsent(message, clock.instant()));
        settle(message);
    }

    private void settle(DeliveryRecord message) {
        pen.add(message);
        reports.settled(message);
        if (message.entry().group().isOfAlerts()) {
            groups.settle(message.entry().group(), message.isDelivered());
        }
    }

    private Duration pause(Instant now) {
        var pause = LONGEST_PAUSE;
        var group = groups.nextDeadline();
        if (group.isPresent()) {
            pause = shorter(pause, Duration.between(clock.instant(), group.get()));
        }
        var attempt = outbox.next();
        if (attempt.isPresent()) {
            pause = shorter(pause, Duration.between(now, attempt.get()));
        }
        return mailbox.isEmpty() ? pause : Duration.ZERO;
    }

    private static Duration shorter(Duration pause, Duration other) {
        return other.isNegative() ? Duration.ZERO : pause.compareTo(other) < 0 ? pause : other;
    }
}
