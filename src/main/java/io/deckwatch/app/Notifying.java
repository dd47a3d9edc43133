package io.deckwatch.app;

import io.deckwatch.alert.group.Groups;
import io.deckwatch.alert.group.Route;
import io.deckwatch.config.NotificationSettings;
import io.deckwatch.config.Settings;
import io.deckwatch.notify.Backoff;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.receiver.ReceiverSettings;
import io.deckwatch.stream.KnownAlerts;
import io.deckwatch.stream.delivery.DeliveryMeter;
import io.deckwatch.stream.delivery.Dispatcher;
import io.deckwatch.stream.delivery.KafkaDeliveryLog;
import io.deckwatch.stream.delivery.Sending;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The role {@code notify}: from alerts to people. Active in the one process that is assigned the alerts. */
@Singleton
final class Notifying {

    private final Settings settings;
    private final Storage storage;
    private final Clock clock;
    private final DeliveryMeter meter;
    private @Nullable Active active;

    private record Active(Dispatcher dispatcher, KafkaDeliveryLog log) {}

    Notifying(Settings settings, Storage storage, Clock clock, DeliveryMeter meter) {
        this.settings = settings;
        this.storage = storage;
        this.clock = clock;
        this.meter = meter;
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
        var dispatcher =
                new Dispatcher(new Groups(routes(), (alert, at) -> false, Notifying::sha256), log, sending(), clock);
        try {
            dispatcher.restore();
            var known = KnownAlerts.read(storage.kafka());
            known.alerts().forEach(dispatcher::onAlert);
            dispatcher.start();
            active = new Active(dispatcher, log);
            return known.end();
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** The dispatcher, while this process notifies. */
    synchronized Optional<Dispatcher> dispatcher() {
        return Optional.ofNullable(active).map(Active::dispatcher);
    }

    /** Another process notifies, or this one ends. */
    synchronized void end() {
        if (active != null) {
            active.dispatcher().close();
            active.log().close();
            active = null;
        }
    }

    private List<Route> routes() {
        var notification = settings.notification();
        return notification.dryRun()
                ? List.of()
                : notification.receivers().stream()
                        .map(receiver -> route(notification, receiver))
                        .toList();
    }

    private static Route route(NotificationSettings notification, ReceiverSettings receiver) {
        var grouping = notification.grouping();
        var route = Route.to(receiver.name())
                .by(grouping.by())
                .every(grouping.groupWait(), grouping.groupInterval(), grouping.repeatInterval());
        return receiver.sendResolved() ? route : route.withoutResolved();
    }

    private Sending sending() {
        return new Sending(
                channels(),
                Backoff.standard(),
                settings.externalUrl(),
                Executors.newVirtualThreadPerTaskExecutor(),
                clock,
                ThreadLocalRandom.current()::nextDouble,
                meter);
    }

    private Map<String, Channel> channels() {
        return settings.notification().receivers().stream()
                .collect(Collectors.toMap(ReceiverSettings::name, receiver -> receiver.open(clock, Version.text())));
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
