package io.deckwatch.config.notify;

import io.deckwatch.alert.routing.InhibitRule;
import io.deckwatch.alert.time.TimeInterval;
import io.deckwatch.config.StorageSettings;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sections of the file. */
final class BookReader {

    private static final String NO_FILES =
            "is a key of Alertmanager's that is not needed: Deckwatch keeps what it knows in Kafka; leave it out";

    private final YamlMap root;
    private final Reading reading;
    private final StorageSettings storage;

    BookReader(YamlMap root, Reading reading, StorageSettings storage) {
        this.root = root;
        this.reading = reading;
        this.storage = storage;
    }

    /** The book; only good for use if no problem was found, and empty only if one was. */
    Optional<NotifyBook> read() {
        var global = Global.read(root.map("global"), reading);
        var templates = Templates.read(root.texts("templates"), reading);
        var receivers = receivers(new ReceiverReader(reading, global, templates, storage));
        var intervals = intervals();
        var inhibitRules = root.maps("inhibit_rules", "an inhibit rule").stream()
                .map(BookReader::inhibitRule)
                .toList();
        root.refuse("mute_time_intervals", "has been \"time_intervals\" since Alertmanager 0.24; rename it");
        root.refuse("tracing", NO_FILES);
        var route = root.map("route");
        if (route.isEmpty()) {
            root.place("route").problem("the file lacks its \"route\"; it says which receiver gets the alerts");
        }
        var node = route.flatMap(map -> new RouteReader(receivers.keySet(), intervals).root(map));
        root.end();
        return node.map(tree -> new NotifyBook(tree, receivers, inhibitRules));
    }

    private Map<String, List<Contact>> receivers(ReceiverReader reader) {
        Map<String, List<Contact>> receivers = new LinkedHashMap<>();
        if (!root.keys().contains("receivers")) {
            root.place().problem("the file lacks its \"receivers\"; they say how people are reached");
        }
        for (var map : root.maps("receivers", "a receiver")) {
            var name = map.required("name");
            var contacts = reader.read(name.map(YamlText::text).orElse("?"), map);
            name.ifPresent(text -> {
                if (text.text().isBlank()) {
                    text.problem("the name of a receiver must not be empty");
                } else if (receivers.put(text.text(), contacts) != null) {
                    text.problem("there are two receivers with the name " + text.text() + "; rename one of them");
                }
            });
        }
        return receivers;
    }

    private Map<String, TimeInterval> intervals() {
        Map<String, TimeInterval> intervals = new LinkedHashMap<>();
        for (var map : root.maps("time_intervals", "a time interval")) {
            var name = map.required("name");
            var specs = map.maps("time_intervals", "a time").stream()
                    .flatMap(spec -> IntervalReader.spec(spec).stream())
                    .toList();
            if (!map.keys().contains("time_intervals")) {
                map.place().problem("a time interval lacks its \"time_intervals\", the list of its times");
            }
            map.end();
            name.ifPresent(text -> {
                if (intervals.put(text.text(), new TimeInterval(text.text(), specs)) != null) {
                    text.problem("there are two time intervals with the name " + text.text() + "; rename one of them");
                }
            });
        }
        return intervals;
    }

    private static InhibitRule inhibitRule(YamlMap map) {
        map.text("name");
        var source = Matchers.read(map, "source_matchers", "source_match", "source_match_re");
        var target = Matchers.read(map, "target_matchers", "target_match", "target_match_re");
        if (source.isEmpty() || target.isEmpty()) {
            map.place()
                    .problem("an inhibit rule needs \"source_matchers\" and \"target_matchers\": without the one every"
                            + " alert mutes, without the other every alert is muted");
        }
        var equal = map.texts("equal").stream().map(YamlText::text).toList();
        map.end();
        return new InhibitRule(source, target, equal);
    }
}
