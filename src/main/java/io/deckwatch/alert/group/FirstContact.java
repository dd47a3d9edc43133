package io.deckwatch.alert.group;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which clusters a receiver has heard of. The groups of one it has not heard of wait together, so that the first contact
 * with a cluster is one message and not one for each alert name.
 */
final class FirstContact {

    private record Contact(String receiver, String cluster) {}

    private final Set<Contact> made = new HashSet<>();
    private final Map<Contact, Set<GroupId>> waiting = new HashMap<>();

    boolean isMade(String receiver, String cluster) {
        return made.contains(new Contact(receiver, cluster));
    }

    /** A group of the cluster was told. */
    void make(String receiver, String cluster) {
        var contact = new Contact(receiver, cluster);
        made.add(contact);
        waiting.remove(contact);
    }

    /** A new group has an alert of the cluster. */
    void await(GroupId group, String cluster) {
        if (!isMade(group.receiver(), cluster)) {
            waiting.computeIfAbsent(new Contact(group.receiver(), cluster), ignored -> new LinkedHashSet<>())
                    .add(group);
        }
    }

    List<GroupId> waiting(String receiver, String cluster) {
        return List.copyOf(waiting.getOrDefault(new Contact(receiver, cluster), Set.of()));
    }
}
