package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import io.deckwatch.config.Settings;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.deckwatch.notify.Chain.Break;
import io.deckwatch.notify.Chain.Link;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.deckwatch.notify.heartbeat.Pinger;
import io.deckwatch.stream.delivery.Dispatcher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells a service outside that people would be told: who notifies pings it while the whole chain works, and the service raises
 * the alarm when pings stay away. In a dry run nobody would be told, so there is none.
 */
@Singleton
final class Heartbeat implements Alongside {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");

    /** After a start partitions are shared out and the evaluator catches up, which is no news. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(60);

    private final Optional<HeartbeatSettings> settings;
    private final ChainWatch chain;
    private final Timing timing;
    private final Meters meters;
    private final AtomicBoolean everSent = new AtomicBoolean();
    private volatile @Nullable Beating beating;
    private volatile @Nullable Instant lastSuccess;

    private record Beating(OwnAlerts alerts, Beat beat, Pinger pinger, Thread thread) {}

    Heartbeat(Settings settings, ChainWatch chain, Timing timing, Meters meters) {
        var notification = settings.notification();
        this.settings = notification.dryRun() ? Optional.empty() : notification.heartbeat();
        this.chain = chain;
        this.timing = timing;
        this.meters = meters;
        if (this.settings.isPresent()) {
            for (var link : Link.values()) {
                meters.follow(Meter.HEARTBEAT_BROKEN, () -> isBroken(link) ? 1 : 0, link.label());
            }
        }
    }

    @Override
    public void begin(Dispatcher dispatcher, List<Alert> known) {
        end();
        settings.ifPresent(given -> begin(given, known));
    }

    private void begin(HeartbeatSettings given, List<Alert> known) {
        var alerts = new OwnAlerts();
        known.forEach(alerts::onAlert);
        var pinger = new Pinger(given, timing.wall(), Version.text());
        var beat = new Beat(() -> chain.chain(alerts), pinger::ping, timing, given.interval(), Heartbeat::tell);
        var thread = Thread.ofVirtual().name("heartbeat").unstarted(() -> run(beat));
        beating = new Beating(alerts, beat, pinger, thread);
        thread.start();
    }

    @Override
    public void onAlert(Alert alert) {
        var present = beating;
        if (present != null) {
            present.alerts().onAlert(alert);
        }
    }

    @Override
    public void end() {
        var present = beating;
        if (present != null) {
            present.thread().interrupt();
            present.pinger().close();
            beating = null;
        }
    }

    private void run(Beat beat) {
        try {
            Thread.sleep(FIRST);
            while (true) {
                Thread.sleep(stepOnce(beat));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration stepOnce(Beat beat) {
        try {
            var pause = beat.step();
            beat.lastSuccess().ifPresent(this::sent);
            return pause;
        } catch (RuntimeException e) {
            // Without a ping the service outside raises the alarm, which is right; but it must not be the last one.
            LOG.error("The heartbeat failed; the next one follows", e);
            return AFTER_FAULT;
        }
    }

    private void sent(Instant at) {
        lastSuccess = at;
        if (everSent.compareAndSet(false, true)) {
            meters.follow(Meter.HEARTBEAT_SENT, this::seconds);
        }
    }

    private double seconds() {
        var at = lastSuccess;
        return at == null ? Double.NaN : at.getEpochSecond();
    }

    private boolean isBroken(Link link) {
        var present = beating;
        return present != null
                && present.beat().broken().filter(why -> why.link() == link).isPresent();
    }

    /** Whatever an attempt comes to that is cut short, because another process notifies now, is no news. */
    private static void tell(Optional<Break> broken) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        broken.ifPresentOrElse(
                why -> LOG.warnf(
                        "The heartbeat is held back. %s link=%s",
                        why.text(), why.link().label()),
                () -> LOG.info("The heartbeat goes out: the whole path works."));
    }
}
