package io.deckwatch.config.yaml;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A part of a file as plain values, as JSON would have them. */
final class Plain {

    private Plain() {}

    static @Nullable Object of(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                mapping.getValue().forEach(entry -> {
                    if (entry.getKeyNode() instanceof ScalarNode key) {
                        map.put(key.getValue(), of(entry.getValueNode()));
                    }
                });
                yield map;
            }
            case SequenceNode list -> list.getValue().stream().map(Plain::of).toList();
            case ScalarNode scalar -> value(scalar);
            default -> null;
        };
    }

    private static @Nullable Object value(ScalarNode scalar) {
        var tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        if (tag.equals(Tag.INT) && scalar.getValue().matches("-?[0-9]{1,18}")) {
            return Long.valueOf(scalar.getValue());
        }
        return scalar.getValue();
    }
}
