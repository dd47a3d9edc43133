package io.deckwatch.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a file, read key by key. What is of another form than asked for is reported and counts as missing; after the
 * last question {@link #end} reports the keys that nobody asked for.
 */
public final class YamlMap {

    private final String title;
    private final Place place;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private record Entry(int line, Node value) {}

    /** A mapping that people know by that title, for example {@code a rule}. */
    YamlMap(String title, MappingNode node, Place place) {
        this.title = title;
        this.place = place;
        for (var tuple : node.getValue()) {
            var line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                at(line).problem("a key must be a word");
            } else if (entries.put(key.getValue(), new Entry(line, tuple.getValueNode())) != null) {
                at(line).problem("\"" + key.getValue() + "\" stands twice in " + title);
            }
        }
    }

    /** Where the mapping begins. */
    public Place place() {
        return place;
    }

    /** Where that key stands; the mapping's beginning if it does not. */
    public Place place(String key) {
        var entry = entries.get(key);
        return entry == null ? place : at(entry.line);
    }

    /** The value of a key. */
    public Optional<YamlText> text(String key) {
        var entry = ask(key);
        return entry == null ? Optional.empty() : scalar(entry.value, key);
    }

    /** The value of a key that has to be there; its absence is reported. */
    public Optional<YamlText> required(String key) {
        if (!entries.containsKey(key)) {
            asked.add(key);
            place.problem(title + " lacks its \"" + key + "\"");
            return Optional.empty();
        }
        return text(key);
    }

    /** The values of a list; a single value is a list of one. */
    public List<YamlText> texts(String key) {
        var entry = ask(key);
        if (entry == null) {
            return List.of();
        }
        if (!(entry.value instanceof SequenceNode list)) {
            return scalar(entry.value, key).map(List::of).orElse(List.of());
        }
        return list.getValue().stream()
                .flatMap(item -> scalar(item, key).stream())
                .toList();
    }

    /** The mapping below a key. */
    public Optional<YamlMap> map(String key) {
        var entry = ask(key);
        return entry == null ? Optional.empty() : mapping(entry.value, key, "\"" + key + "\"");
    }

    /** The mappings of a list below a key, each known as that title. */
    public List<YamlMap> maps(String key, String itemTitle) {
        var entry = ask(key);
        if (entry == null) {
            return List.of();
        }
        if (!(entry.value instanceof SequenceNode list)) {
            at(entry.line).problem("\"" + key + "\" must be a list");
            return List.of();
        }
        return list.getValue().stream()
                .flatMap(item -> mapping(item, key, itemTitle).stream())
                .toList();
    }

    /** The value of a key as plain maps, lists, texts, numbers and truth values. */
    public Optional<Object> plain(String key) {
        var entry = ask(key);
        return entry == null ? Optional.empty() : Optional.ofNullable(Plain.of(entry.value));
    }

    /** The keys that were not asked for yet, with their plain values. */
    public Map<String, Object> plainOthers() {
        var others = new LinkedHashMap<String, Object>();
        for (var key : List.copyOf(entries.keySet())) {
            if (!asked.contains(key)) {
                plain(key).ifPresent(value -> others.put(key, value));
            }
        }
        return others;
    }

    /** Whether the value of a key is a mapping; the form of some keys is a matter of taste. */
    public boolean isMap(String key) {
        var entry = entries.get(key);
        return entry != null && entry.value instanceof MappingNode;
    }

    /** All keys, asked for or not. */
    public Set<String> keys() {
        return Set.copyOf(entries.keySet());
    }

    /** All keys with their values, where the keys are free. */
    public Map<String, YamlText> all() {
        var all = new LinkedHashMap<String, YamlText>();
        for (var key : List.copyOf(entries.keySet())) {
            text(key).ifPresent(text -> all.put(key, text));
        }
        return all;
    }

    /** The keys that were not asked for yet, with their values. */
    public Map<String, YamlText> others() {
        var others = new LinkedHashMap<String, YamlText>();
        for (var key : List.copyOf(entries.keySet())) {
            if (!asked.contains(key)) {
                text(key).ifPresent(text -> others.put(key, text));
            }
        }
        return others;
    }

    /** Reports a key that is known and means nothing here, with what to do instead. */
    public void refuse(String key, String instead) {
        var entry = entries.get(key);
        if (entry != null) {
            asked.add(key);
            at(entry.line).problem("\"" + key + "\" " + instead);
        }
    }

    /** No more is asked: reports the keys that nobody asked for. */
    public void end() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                at(entry.line).problem("\"" + key + "\" is no key of " + title + Similar.hint(key, asked));
            }
        });
    }

    private @Nullable Entry ask(String key) {
        asked.add(key);
        var entry = entries.get(key);
        return entry == null || entry.value.getTag().equals(Tag.NULL) ? null : entry;
    }

    private Optional<YamlText> scalar(Node node, String key) {
        var here = at(line(node));
        if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
            return Optional.of(new YamlText(scalar.getValue(), key, here));
        }
        here.problem("\"" + key + "\" must be a text or a number");
        return Optional.empty();
    }

    private Optional<YamlMap> mapping(Node node, String key, String itemTitle) {
        var here = at(line(node));
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(itemTitle, mapping, here));
        }
        here.problem("\"" + key + "\" must hold keys and values");
        return Optional.empty();
    }

    private Place at(int line) {
        return new Place(place.file(), line, place.problems());
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
