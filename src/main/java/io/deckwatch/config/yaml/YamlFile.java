package io.deckwatch.config.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads a file of YAML 1.2 whose root is a mapping. */
public final class YamlFile {

    private static final int MOST_ALIASES = 20;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param file its name as people know it
     * @param text what it holds
     * @param problems where to tell what is wrong
     * @return its root; empty if it is empty or cannot be read, and the latter is reported
     */
    public static Optional<YamlMap> root(String file, String text, Problems problems) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            var node = new Compose(settings).composeString(text);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            if (node.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap("the file", mapping, new Place(file, 1, problems)));
            }
            problems.add(file, 1, "the file must hold keys and values, such as \"groups:\"");
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(file, line, "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(file, 0, "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
