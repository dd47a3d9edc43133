package io.deckwatch.config.notify;

import static java.util.stream.Collectors.joining;

import io.deckwatch.config.StorageSettings;
import io.deckwatch.config.yaml.InvalidFilesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** A folder with a file of notifications and what it names. */
record NotifyFolder(Path folder) {

    static final StorageSettings EMBEDDED =
            new StorageSettings(Path.of("data"), "", Map.of(), OptionalInt.empty(), OptionalInt.empty(), "");

    NotifyFolder with(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    NotifyBook load(String yaml) {
        return NotifyFile.load(with("notify.yaml", yaml).reading(), EMBEDDED);
    }

    Reading reading() {
        return new Reading(folder.resolve("notify.yaml"));
    }

    /** What is wrong with a file, each problem as its line and text; an empty text if nothing is. */
    String problems(String yaml) {
        try {
            load(yaml);
            return "";
        } catch (InvalidFilesException e) {
            return e.problems().stream()
                    .map(problem -> problem.line() + ": " + problem.text())
                    .collect(joining("\n"));
        }
    }
}
