package io.deckwatch.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A query in PromQL, as far as it must agree with the catalogue: which meters it reads and by which labels. */
record Query(String text) {

    private static final Pattern SELECTOR =
            Pattern.compile("\\b(deckwatch_[a-z_]+)(?::[a-z0-9_]+)?(?:\\s*\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("([A-Za-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
    private static final Pattern VALUES_OF = Pattern.compile("label_values\\(.*,\\s*([a-z_]+)\\s*\\)");
    private static final List<String> OF_A_TIMER = List.of("_bucket", "_count", "_sum", "_max");

    /** What the catalogue does not know; empty if all is well. */
    List<String> strangers() {
        var strangers = new ArrayList<String>();
        var common = new TreeSet<String>();
        var selectors = SELECTOR.matcher(text);
        while (selectors.find()) {
            var name = selectors.group(1);
            var labels = labels(name);
            if (labels.isEmpty()) {
                strangers.add("no meter is named " + name + " in: " + text);
                continue;
            }
            common.addAll(labels.get());
            var matchers =
                    MATCHER.matcher(Optional.ofNullable(selectors.group(2)).orElse(""));
            while (matchers.find()) {
                if (!labels.get().contains(matchers.group(1))) {
                    strangers.add(name + " has no label " + matchers.group(1) + " in: " + text);
                }
            }
        }
        grouping()
                .filter(label -> !common.contains(label))
                .forEach(label -> strangers.add("no meter has the label " + label + " in: " + text));
        return strangers;
    }

    /** How many selectors of Deckwatch's meters it has. */
    long selectors() {
        return SELECTOR.matcher(text).results().count();
    }

    /** The labels by which it groups, and the one whose values it lists. */
    Stream<String> grouping() {
        return Stream.concat(
                GROUPING.matcher(text)
                        .results()
                        .flatMap(group -> Arrays.stream(group.group(1).split(",")))
                        .map(String::strip),
                VALUES_OF.matcher(text).results().map(found -> found.group(1)));
    }

    private static Optional<List<String>> labels(String name) {
        for (var meter : Meter.values()) {
            if (meter.type() != Meter.Type.TIMER && meter.text().equals(name)) {
                return Optional.of(meter.tags());
            }
            if (meter.type() == Meter.Type.TIMER
                    && OF_A_TIMER.stream().anyMatch(end -> name.equals(meter.text() + end))) {
                return Optional.of(Stream.concat(meter.tags().stream(), Stream.of("le"))
                        .filter(tag -> !tag.equals("le") || name.endsWith("_bucket"))
                        .toList());
            }
        }
        return Optional.empty();
    }
}
