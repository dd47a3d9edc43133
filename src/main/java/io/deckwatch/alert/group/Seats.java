package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which alert sits in which group of which receiver. An alert keeps its group for as long as the receiver knows of it. */
final class Seats {

    private record Seat(String receiver, String fingerprint) {}

    private final Map<GroupId, Map<String, Alert>> alerts = new HashMap<>();
    private final Map<Seat, GroupId> groups = new HashMap<>();

    /** The group of an alert, if the receiver knows of it or is about to. */
    Optional<GroupId> groupOf(String receiver, String fingerprint) {
        return Optional.ofNullable(groups.get(new Seat(receiver, fingerprint)));
    }

    /** Keeps a seat for an alert that is not here yet. */
    void reserve(GroupId group, String fingerprint) {
        groups.put(new Seat(group.receiver(), fingerprint), group);
    }

    void put(GroupId group, Alert alert) {
        reserve(group, alert.fingerprint());
        alerts.computeIfAbsent(group, ignored -> new HashMap<>()).put(alert.fingerprint(), alert);
    }

    void leave(GroupId group, String fingerprint) {
        groups.remove(new Seat(group.receiver(), fingerprint));
        var rest = alerts.get(group);
        if (rest != null) {
            rest.remove(fingerprint);
            if (rest.isEmpty()) {
                alerts.remove(group);
            }
        }
    }

    void move(GroupId from, GroupId to) {
        of(from).forEach(alert -> {
            leave(from, alert.fingerprint());
            put(to, alert);
        });
    }

    boolean isEmpty(GroupId group) {
        return !alerts.containsKey(group);
    }

    /** The alerts of a group. */
    List<Alert> of(GroupId group) {
        return List.copyOf(alerts.getOrDefault(group, Map.of()).values());
    }

    void leave(GroupId group, Collection<String> fingerprints) {
        fingerprints.forEach(fingerprint -> leave(group, fingerprint));
    }
}
