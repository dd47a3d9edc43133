package io.deckwatch.rule.catalogue;

import io.deckwatch.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What rule files name below {@code detect:}: something that can be found wrong, with thresholds that can be set.
 *
 * @param name its name: that of its alert without {@code Velero}, for example {@code BackupStale}
 * @param standard the rule with all thresholds at their defaults
 * @param parameters its thresholds
 * @param maker makes a rule of arguments
 */
public record Detector(String name, Rule standard, List<Parameter> parameters, Function<Arguments, Rule> maker) {

    public Detector {
        parameters = List.copyOf(parameters);
    }

    /** The detector that makes rules in this way. */
    static Detector of(Function<Arguments, Rule> maker) {
        var nothing = new Arguments(Map.of());
        var standard = maker.apply(nothing);
        return new Detector(standard.name().replaceFirst("^Velero", ""), standard, nothing.asked(), maker);
    }

    /**
     * A rule with these thresholds.
     *
     * @param arguments values as texts by the parameters' names
     * @throws InvalidArgumentException if one is unknown or cannot be taken
     */
    public Rule make(Map<String, String> arguments) {
        var given = new Arguments(arguments);
        var rule = maker.apply(given);
        given.requireNoOther();
        return rule;
    }

    /** All thresholds by name, as people write them: what these arguments say, else the default, else {@code none}. */
    public Map<String, String> thresholds(Map<String, String> arguments) {
        var all = new TreeMap<String, String>();
        for (var parameter : parameters) {
            var otherwise = parameter.standard().isEmpty() ? "none" : parameter.standard();
            all.put(parameter.name(), arguments.getOrDefault(parameter.name(), otherwise));
        }
        return all;
    }
}
