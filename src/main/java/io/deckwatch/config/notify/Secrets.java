package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import java.util.List;
import java.util.Optional;

/** Reads secrets, which stand in the file itself or in one of their own: {@code key} or {@code key_file}. No text made here shows one. */
final class Secrets {

    private final Reading reading;

    Secrets(Reading reading) {
        this.reading = reading;
    }

    /** The secret; empty if there is none, or if it cannot be read, which is reported. */
    Optional<String> one(YamlMap map, String key) {
        var file = map.text(key + "_file");
        var value = map.text(key);
        if (value.isPresent() && file.isPresent()) {
            file.get().problem("there are both \"" + key + "\" and \"" + key + "_file\"; keep one of them");
            return Optional.empty();
        }
        return file.isPresent() ? lines(file.get()).stream().findFirst() : value.map(YamlText::text);
    }

    /** The secrets of a list, or of a file with one a line. */
    List<String> several(YamlMap map, String key) {
        var file = map.text(key + "_file");
        var values = map.texts(key).stream().map(YamlText::text).toList();
        if (file.isPresent() && !values.isEmpty()) {
            file.get().problem("there are both \"" + key + "\" and \"" + key + "_file\"; keep one of them");
        }
        return file.isPresent() ? lines(file.get()) : values;
    }

    /** All that a file holds; empty if it cannot be read, which is reported. */
    Optional<String> whole(YamlText file) {
        var text = reading.text(reading.resolve(file.text()));
        if (text.isEmpty()) {
            file.problem(file.key() + ": " + reading.resolve(file.text()) + " cannot be read");
        }
        return text;
    }

    private List<String> lines(YamlText file) {
        var lines = whole(file).map(text -> text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
        if (lines.isPresent() && lines.get().isEmpty()) {
            file.problem(file.key() + ": " + reading.resolve(file.text()) + " is empty");
        }
        return lines.orElse(List.of());
    }
}
