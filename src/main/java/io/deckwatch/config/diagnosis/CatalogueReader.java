package io.deckwatch.config.diagnosis;

import io.deckwatch.config.yaml.Similar;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.diagnosis.Catalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes files of causes one after the other and makes one catalogue of them. Those of a later layer come first, and one of the
 * same id replaces the earlier one.
 */
public final class CatalogueReader {

    private final List<Map<String, CauseEntry>> layers = new ArrayList<>();
    private final List<YamlText> disabled = new ArrayList<>();

    /** A reader of files of one layer; {@link #nextLayer} begins another. */
    public CatalogueReader() {
        nextLayer();
    }

    /** What follows lies on top of what was read so far. */
    public void nextLayer() {
        layers.add(new LinkedHashMap<>());
    }

    /** Takes a file. */
    public void read(YamlMap root) {
        for (var map : root.maps("causes", "a cause")) {
            CauseEntry.read(map).ifPresent(entry -> {
                if (layers.getLast().putIfAbsent(entry.cause().id(), entry) != null) {
                    entry.place().problem("the cause " + entry.cause().id() + " stands there twice");
                }
            });
        }
        disabled.addAll(root.texts("disable"));
        root.end();
    }

    /** The catalogue of all that was read; only good for use if no problem was found. */
    public Catalogue finish() {
        var off = disabledIds();
        var seen = new HashSet<>(off);
        var entries = layers.reversed().stream()
                .flatMap(layer -> layer.values().stream())
                .filter(entry -> seen.add(entry.cause().id()))
                .toList();
        var catalogue = new Catalogue(entries.stream().map(CauseEntry::cause).toList());
        // A user's cause may well explain what a shipped one claims; what comes with Deckwatch is checked by its tests.
        layers.getLast().values().forEach(entry -> entry.check(catalogue));
        return catalogue;
    }

    private Set<String> disabledIds() {
        var known = layers.stream().flatMap(layer -> layer.keySet().stream()).toList();
        var off = new HashSet<String>();
        for (var id : disabled) {
            if (!known.contains(id.text())) {
                id.problem("there is no cause " + id.text() + Similar.hint(id.text(), known));
            }
            off.add(id.text());
        }
        return off;
    }
}
