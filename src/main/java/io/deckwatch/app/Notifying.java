package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.Groups;
import io.deckwatch.alert.routing.Inhibitor;
import io.deckwatch.rule.Severity;
import io.deckwatch.stream.KnownAlerts;
import io.deckwatch.stream.delivery.Dispatcher;
import io.deckwatch.stream.delivery.KafkaDeliveryLog;
import io.deckwatch.stream.delivery.Mirroring;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The role {@code notify}: from alerts to people. Active in the one process that is assigned the alerts. */
@Singleton
final class Notifying {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");

    private final Storage storage;
    private final Outlets outlets;
    private final Silencing silencing;
    private final Addressing addressing;
    private final List<Alongside> alongside;
    private @Nullable Active active;

    private record Active(
            Dispatcher dispatcher, List<Mirroring> mirrorings, Receivers receivers, KafkaDeliveryLog log) {

        /** That all is well is told to nobody: the watchdog is for those who read the alerts themselves. */
        void onAlert(Alert alert) {
            if (alert.severity() == Severity.NONE) {
                return;
            }
            dispatcher.onAlert(alert);
            mirrorings.forEach(mirroring -> mirroring.onAlert(alert));
        }

        void start() {
            dispatcher.start();
            mirrorings.forEach(Mirroring::start);
        }

        void close() {
            dispatcher.close();
            mirrorings.forEach(Mirroring::close);
            receivers.close();
            log.close();
        }
    }

    Notifying(
            Storage storage,
            Outlets outlets,
            Silencing silencing,
            Addressing addressing,
            @All List<Alongside> alongside) {
        this.storage = storage;
        this.outlets = outlets;
        this.silencing = silencing;
        this.addressing = addressing;
        this.alongside = List.copyOf(alongside);
    }

    /**
     * Becomes the one that notifies: takes over what was told before, and what fires now.
     *
     * @param fenced is told when another process took over
     * @return the offset from which alerts are to be read on
     * @throws IOException if the log cannot be read
     */
    synchronized long begin(Runnable fenced) throws IOException {
        end();
        var log = new KafkaDeliveryLog(storage.kafka(), fenced);
        var next = prepared(log);
        try {
            next.dispatcher().restore();
            var known = KnownAlerts.read(storage.kafka());
            known.alerts().forEach(next::onAlert);
            next.start();
            active = next;
            alongside.forEach(each -> each.begin(next.dispatcher(), known.alerts()));
            addressing.follow(() -> renew(fenced));
            return known.end();
        } catch (IOException | RuntimeException e) {
            next.receivers().close();
            log.close();
            throw e;
        }
    }

    /** Goes on by the routes and receivers that are in force now, as after a restart: nothing is told twice. */
    private synchronized void renew(Runnable fenced) {
        if (active == null) {
            return;
        }
        try {
            begin(fenced);
        } catch (IOException | KafkaException e) {
            LOG.warnf("The notification log cannot be read, it is tried again. reason=%s", e.getMessage());
            fenced.run();
        }
    }

    /** Takes an alert as it is from now on, while this process notifies. */
    synchronized void onAlert(Alert alert) {
        if (active != null) {
            active.onAlert(alert);
            alongside.forEach(each -> each.onAlert(alert));
        }
    }

    /** Whether this process is the one that notifies. */
    synchronized boolean isActive() {
        return active != null;
    }

    /** Another process notifies, or this one ends. */
    synchronized void end() {
        if (active != null) {
            alongside.forEach(Alongside::end);
            active.close();
            active = null;
        }
    }

    private Active prepared(KafkaDeliveryLog log) {
        var book = addressing.book();
        var receivers = outlets.open(book);
        var sending = outlets.sending(receivers.channels());
        var muting = new Inhibitor(book.inhibitRules()).and(silencing.muting());
        var groups = new Groups(book.tree(), muting, Notifying::sha256);
        return new Active(
                new Dispatcher(groups, log, sending, outlets.told()),
                receivers.mirrors().stream()
                        .map(named -> new Mirroring(named.receiver(), named.mirror(), named.takes(), sending))
                        .toList(),
                receivers,
                log);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
