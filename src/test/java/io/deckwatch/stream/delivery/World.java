package io.deckwatch.stream.delivery;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.group.Groups;
import io.deckwatch.alert.group.Muting;
import io.deckwatch.alert.group.Route;
import io.deckwatch.alert.group.Routing;
import io.deckwatch.notify.Backoff;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A dispatcher with recording channels, a log in memory and a clock moved by hand. */
final class World {

    static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    static final Outcome OK = new Outcome.Delivered("answered 200");
    static final Outcome BUSY = new Outcome.RetryLater(FailureReason.SERVER_ERROR, "answered 503", null);

    final Log log = new Log();
    final Meter meter = new Meter();
    final Map<String, Recording> channels = new LinkedHashMap<>();
    final List<Route> routes = new ArrayList<>();
    Executor executor = Runnable::run;
    volatile Instant now = START;
    Dispatcher dispatcher;

    World(String... receivers) {
        for (var receiver : receivers) {
            channels.put(receiver, new Recording());
            routes.add(Route.to(receiver));
        }
        start();
    }

    /** Starts a new process with what the log holds. */
    void start(Alert... known) {
        var sending = new Sending(
                Map.copyOf(channels),
                Backoff.standard(),
                "https://deckwatch.example",
                executor,
                () -> now,
                () -> 1.0,
                meter);
        var groups = new Groups(Routing.toAll(routes), Muting.NONE, World::sha256);
        dispatcher = new Dispatcher(groups, log, sending, () -> now);
        try {
            dispatcher.restore();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        see(known);
    }

    World see(Alert... alerts) {
        for (var alert : alerts) {
            dispatcher.onAlert(alert);
        }
        return this;
    }

    /** Moves on, in the steps the dispatcher asks for. */
    World pass(String time) {
        var until = now.plus(Duration.parse("PT" + time));
        var pause = dispatcher.step();
        while (now.isBefore(until)) {
            var next = now.plus(pause.isZero() ? Duration.ofMillis(1) : pause);
            now = next.isAfter(until) ? until : next;
            pause = dispatcher.step();
        }
        return this;
    }

    Recording channel(String receiver) {
        return channels.get(receiver);
    }

    static Alert firing(String name, String schedule) {
        return new Alert(
                new Labels(Map.of("alertname", name, "cluster", "prod", "schedule", schedule)),
                Severity.WARNING,
                Map.of("summary", schedule),
                new AlertState.Firing(START, null),
                List.of(),
                List.of());
    }

    static Alert over(Alert alert) {
        return alert.with(((AlertState.Firing) alert.state()).resolve(START.plusSeconds(90)));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Remembers what it was given and answers as told. */
    static final class Recording implements Channel {
        final List<Delivery> seen = new CopyOnWriteArrayList<>();
        volatile Function<Delivery, Outcome> answer = delivery -> OK;
        volatile Duration gap = Duration.ZERO;
        volatile int atOnce = 1;

        @Override
        public Duration gap() {
            return gap;
        }

        @Override
        public int atOnce() {
            return atOnce;
        }

        @Override
        public String render(Notification notification) {
            return notification.reason() + ":"
                    + notification.alerts().stream()
                            .map(alert -> " " + alert.labels().get("schedule") + " "
                                    + alert.state().text())
                            .toList();
        }

        @Override
        public Outcome deliver(Delivery delivery) {
            seen.add(delivery);
            return answer.apply(delivery);
        }

        List<String> bodies() {
            return seen.stream().map(Delivery::body).toList();
        }
    }

    /** Keeps the last record of each key, as a compacted topic. */
    static final class Log implements DeliveryLog {
        final Map<String, DeliveryRecord> last = new LinkedHashMap<>();
        final List<DeliveryRecord> dead = new ArrayList<>();
        final List<DeliveryNote> notes = new ArrayList<>();
        final List<Replay> replays = new ArrayList<>();
        boolean broken;

        @Override
        public void record(Entries entries) throws IOException {
            if (broken) {
                throw new IOException("no broker answers");
            }
            entries.messages().forEach(record -> last.put(record.key(), record));
            dead.addAll(entries.dead());
            notes.addAll(entries.notes());
            replays.addAll(entries.replays());
        }

        @Override
        public List<DeliveryRecord> load() {
            return List.copyOf(last.values());
        }

        DeliveryRecord only() {
            if (last.size() != 1) {
                throw new AssertionError("records: " + last);
            }
            return last.values().iterator().next();
        }
    }

    /** Counts. */
    static final class Meter implements DeliveryMeter {
        final List<String> outcomes = new CopyOnWriteArrayList<>();
        volatile int open;

        @Override
        public void answered(String receiver, Outcome outcome) {
            outcomes.add(
                    receiver + " " + outcome.failure().map(FailureReason::label).orElse("delivered"));
        }

        @Override
        public void buried(String receiver) {
            outcomes.add(receiver + " buried");
        }

        @Override
        public void open(int messages) {
            open = messages;
        }
    }
}
