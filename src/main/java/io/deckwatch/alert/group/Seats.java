package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which alert sits in which groups. An alert keeps its group for as long as the receiver knows of it. */
final class Seats {

    private final Map<GroupId, Map<String, Alert>> alerts = new HashMap<>();
    private final Map<String, Set<GroupId>> groups = new HashMap<>();

    /** The groups of an alert: their receivers know of it or are about to. */
    List<GroupId> groupsOf(String fingerprint) {
        return List.copyOf(groups.getOrDefault(fingerprint, Set.of()));
    }

    /** Keeps a seat for an alert that is not here yet. */
    void reserve(GroupId group, String fingerprint) {
        groups.computeIfAbsent(fingerprint, ignored -> new LinkedHashSet<>()).add(group);
    }

    void put(GroupId group, Alert alert) {
        reserve(group, alert.fingerprint());
        alerts.computeIfAbsent(group, ignored -> new HashMap<>()).put(alert.fingerprint(), alert);
    }

    void leave(GroupId group, String fingerprint) {
        groups.computeIfPresent(fingerprint, (ignored, all) -> {
            all.remove(group);
            return all.isEmpty() ? null : all;
        });
        alerts.computeIfPresent(group, (ignored, all) -> {
            all.remove(fingerprint);
            return all.isEmpty() ? null : all;
        });
    }

    void leave(GroupId group, Collection<String> fingerprints) {
        fingerprints.forEach(fingerprint -> leave(group, fingerprint));
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
}
