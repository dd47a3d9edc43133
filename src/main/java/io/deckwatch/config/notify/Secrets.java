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

    /** What a file with a secret, certificate or password holds; nothing where those are not looked at. */
    Optional<String> hidden(YamlText file) {
        return reading.hasSecrets() ? whole(file) : Optional.empty();
    }

    /** Something of the right form in place of a secret that is not looked at. */
    private static String standIn(String key) {
        return switch (key) {
            case "routing_key_file" -> "0".repeat(32);
            case "secrets_file" -> "whsec_" + "A".repeat(32);
            default -> key.contains("url") ? "https://not-looked-at.invalid/" : "not-looked-at";
        };
    }

    private List<String> lines(YamlText file) {
        if (!reading.hasSecrets()) {
            return List.of(standIn(file.key()));
        }
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
