package io.deckwatch.config.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.Addressee;
import io.deckwatch.alert.routing.InhibitRule;
import io.deckwatch.alert.routing.RouteNode;
import io.deckwatch.alert.routing.RouteTree;
import io.deckwatch.config.NotificationSettings;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who is told of what.
 *
 * @param root the tree of routes
 * @param receivers the channels of each receiver that routes can name
 * @param inhibitRules the user's rules by which alerts mute others
 */
public record NotifyBook(RouteNode root, Map<String, List<Contact>> receivers, List<InhibitRule> inhibitRules) {

    private static final String EVERYBODY = "everybody";

    public NotifyBook {
        var sorted = new TreeMap<String, List<Contact>>();
        receivers.forEach((name, contacts) -> sorted.put(name, List.copyOf(contacts)));
        receivers = sorted;
        inhibitRules = List.copyOf(inhibitRules);
    }

    /** What the settings say where there is no file: all alerts to all receivers, on one route. */
    public static NotifyBook simple(NotificationSettings settings) {
        return new NotifyBook(
                RouteNode.root(EVERYBODY, settings.rhythm()),
                Map.of(
                        EVERYBODY,
                        settings.receivers().stream().map(Contact::alone).toList()),
                List.of());
    }

    /** The same routes to nobody. */
    public NotifyBook toNobody() {
        return new NotifyBook(root, Map.of(), inhibitRules);
    }

    /** All channels of all receivers. */
    public List<Contact> contacts() {
        return receivers.values().stream().flatMap(List::stream).toList();
    }

    /** The routes to all channels that are told by messages. */
    public RouteTree tree() {
        Map<String, List<Addressee>> channels = new TreeMap<>();
        receivers.forEach((name, contacts) -> channels.put(
                name,
                contacts.stream()
                        .filter(contact -> contact.settings() instanceof ChannelSettings)
                        .map(Contact::to)
                        .toList()));
        return new RouteTree(root, channels);
    }

    /** Which alerts the routes lead to a channel. */
    public Predicate<Alert> leadTo(Contact contact) {
        var names = receivers.entrySet().stream()
                .filter(receiver -> receiver.getValue().contains(contact))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var tree = new RouteTree(root, Map.of());
        return alert -> tree.ends(alert.facets()).stream()
                .anyMatch(branch -> names.contains(branch.node().receiver()));
    }
}
