package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.state.Matcher;
import java.util.ArrayList;
import java.util.List;

/** Reads matchers, in the form of today and in the one that Alertmanager had before 0.22. */
final class Matchers {

    private Matchers() {}

    static List<Matcher> read(YamlMap map, String key, String match, String matchRegex) {
        var matchers = new ArrayList<Matcher>();
        map.texts(key).forEach(text -> text.parsed(Matcher::parseAll).ifPresent(matchers::addAll));
        old(map, match, false, matchers);
        old(map, matchRegex, true, matchers);
        return List.copyOf(matchers);
    }

    private static void old(YamlMap map, String key, boolean isRegex, List<Matcher> matchers) {
        map.map(key)
                .map(YamlMap::all)
                .ifPresent(pairs ->
                        pairs.forEach((name, value) -> value.parsed(text -> Matcher.of(name, true, isRegex, text))
                                .ifPresent(matchers::add)));
    }
}
