package io.deckwatch.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads files that hold secrets, such as Kubernetes mounts them. */
final class SecretFile {

    private SecretFile() {}

    /** The lines that are not blank; none, with a fault told, if there are none or the file cannot be read. */
    static List<String> lines(String setting, Path file, Faults faults) {
        try (var lines = Files.lines(file)) {
            var texts = lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
            faults.require(!texts.isEmpty(), setting, "a file that is not empty");
            return texts;
        } catch (IOException | UncheckedIOException e) {
            faults.wrong(setting, "a file that can be read");
            return List.of();
        }
    }
}
