package io.deckwatch.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** Secrets that are set as such or stand in a file, but not both. */
    static List<String> either(String setting, Optional<List<String>> secrets, Optional<Path> file, Faults faults) {
        if (secrets.isPresent() && file.isPresent()) {
            faults.add(setting, ": set either this or " + setting.substring(setting.lastIndexOf('.') + 1) + "-file");
        }
        return file.isPresent() ? lines(setting + "-file", file.get(), faults) : secrets.orElse(List.of());
    }

    /** The one secret that is set as such or stands in a file; empty, with a fault told, unless it is one of them. */
    static Optional<String> one(String setting, Optional<String> secret, Optional<Path> file, Faults faults) {
        if (secret.isEmpty() && file.isEmpty()) {
            faults.add(setting, ": set either this or " + setting.substring(setting.lastIndexOf('.') + 1) + "-file");
        }
        return either(setting, secret.map(List::of), file, faults).stream().findFirst();
    }
}
