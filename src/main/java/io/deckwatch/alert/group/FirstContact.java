package io.deckwatch.alert.group;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of which clusters something was told on a route. The groups of one it has told nothing of wait together, so that the first
 * contact with a cluster is one message and not one for each alert name.
 */
final class FirstContact {

    private record Contact(String receiver, String route, String cluster) {
        static Contact of(GroupId group, String cluster) {
            return new Contact(group.receiver(), group.route(), cluster);
        }
    }

    private final Set<Contact> made = new HashSet<>();
    private final Map<Contact, Set<GroupId>> waiting = new HashMap<>();

    boolean isMade(GroupId group, String cluster) {
        return made.contains(Contact.of(group, cluster));
    }

    /** A group was told, of that cluster among others. */
    void make(GroupId group, String cluster) {
        if (!cluster.isEmpty()) {
            var contact = Contact.of(group, cluster);
            made.add(contact);
            waiting.remove(contact);
        }
    }

    /** A new group has an alert of the cluster. */
    void await(GroupId group, String cluster) {
        if (!isMade(group, cluster)) {
            waiting.computeIfAbsent(Contact.of(group, cluster), ignored -> new LinkedHashSet<>())
                    .add(group);
        }
    }

    /** The groups on the same route that wait for the first contact with the cluster. */
    List<GroupId> waiting(GroupId group, String cluster) {
        return List.copyOf(waiting.getOrDefault(Contact.of(group, cluster), Set.of()));
    }
}
