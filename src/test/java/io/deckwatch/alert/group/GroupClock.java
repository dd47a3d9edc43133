package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drives groups through virtual time and writes down what goes out. */
final class GroupClock {

    static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

    final List<Intent> sent = new ArrayList<>();
    final Set<String> silenced = new HashSet<>();
    Muting muting = (alert, at) -> mutes(alert);
    Groups groups;
    Instant now = START;
    boolean answers = true;
    boolean accepts = true;
    private Routing routing;

    GroupClock(Route... routes) {
        this(Map.of(), routes);
    }

    /** Every alert takes these routes, and those of one severity take one more. */
    GroupClock(Map<Severity, Route> more, Route... routes) {
        this.routing = routing(more, List.of(routes));
        this.groups = make();
    }

    private static Routing routing(Map<Severity, Route> more, List<Route> routes) {
        return new Routing() {
            @Override
            public List<Route> all() {
                return Stream.concat(routes.stream(), more.values().stream()).toList();
            }

            @Override
            public List<Route> of(Alert alert) {
                return Stream.concat(routes.stream(), Stream.ofNullable(more.get(alert.severity())))
                        .toList();
            }
        };
    }

    private Groups make() {
        return new Groups(routing, muting, GroupClock::digest);
    }

    private List<Mute> mutes(Alert alert) {
        return silenced.contains(alert.fingerprint()) ? List.of(new Mute(Mute.By.SILENCE, "s1")) : List.of();
    }

    /** Any function that tells texts apart will do. */
    static String digest(String text) {
        return "%016x%016x%032x".formatted(fnv(text, 7), fnv(text, 11), 0);
    }

    private static long fnv(String text, long seed) {
        var hash = 0xcbf29ce484222325L * seed;
        for (var c : text.toCharArray()) {
            hash = (hash ^ c) * 0x100000001b3L;
        }
        return hash;
    }

    GroupClock see(Alert... alerts) {
        for (var alert : alerts) {
            groups.update(alert, now);
        }
        return this;
    }

    /** Moves on, waking the groups at each deadline. */
    GroupClock pass(String duration) {
        var until = now.plus(Duration.parse("PT" + duration));
        wake();
        for (var next = groups.nextDeadline();
                next.isPresent() && !next.get().isAfter(until);
                next = groups.nextDeadline()) {
            now = next.get().isAfter(now) ? next.get() : now;
            wake();
        }
        now = until;
        return this;
    }

    private void wake() {
        for (var intent : groups.wake(now)) {
            sent.add(intent);
            if (answers) {
                groups.settle(intent.group(), accepts);
            }
        }
    }

    /** Starts anew from what the notification log holds. */
    void restart(List<LogEntry> log, Alert... known) {
        groups = make();
        groups.restore(log);
        see(known);
    }

    /** Starts anew after somebody changed the routes. */
    void restartWith(Routing other, List<LogEntry> log, Alert... known) {
        routing = other;
        restart(log, known);
    }

    /** Each message as: seconds since the start, reason, what it says. */
    List<String> story() {
        return sent.stream().map(GroupClock::line).toList();
    }

    private static String line(Intent intent) {
        return Duration.between(START, intent.entry().at()).toSeconds() + "s "
                + intent.reason().text() + ": "
                + intent.alerts().stream()
                        .map(alert -> alert.labels().get("id")
                                + (alert.isFiring() ? "" : " " + alert.state().text()))
                        .collect(Collectors.joining(", "));
    }

    static Alert firing(String name, String id) {
        return firing(name, id, START.minusSeconds(60));
    }

    static Alert firing(String name, String id, Instant startsAt) {
        return new Alert(
                new Labels(Map.of("alertname", name, "cluster", "prod", "id", id)),
                Severity.WARNING,
                Map.of("summary", name + " " + id),
                new AlertState.Firing(startsAt, null),
                List.of(),
                List.of());
    }

    static Alert over(Alert alert, Instant at) {
        return alert.with(((AlertState.Firing) alert.state()).resolve(at));
    }

    static Alert pending(Alert alert, Instant since) {
        return alert.with(new AlertState.Pending(since, since.plusSeconds(600)));
    }

    static Alert louder(Alert alert) {
        return new Alert(
                alert.labels(), Severity.CRITICAL, alert.annotations(), alert.state(), List.of(), alert.inhibitedBy());
    }

    static Alert owned(Alert alert, String owner) {
        return new Alert(
                alert.labels(),
                alert.severity(),
                Map.of("owner", owner),
                alert.state(),
                List.of(),
                alert.inhibitedBy());
    }

    static Alert in(String cluster, Alert alert) {
        var labels = new java.util.HashMap<>(alert.labels().values());
        labels.put("cluster", cluster);
        return new Alert(
                new Labels(labels), alert.severity(), alert.annotations(), alert.state(), List.of(), List.of());
    }
}
