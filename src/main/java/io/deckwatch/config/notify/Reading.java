package io.deckwatch.config.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One reading of the file of notifications and of all files that it names: secrets, certificates, templates. It knows whether
 * one of them holds something else meanwhile. Texts are compared rather than times, as files are small, and those of mounted
 * ConfigMaps and Secrets have the times of their making.
 */
public final class Reading {

    private final Path file;
    private final boolean secrets;
    private final Map<Path, Optional<String>> texts = new ConcurrentHashMap<>();

    /** A reading of that file, which did not begin yet. */
    public Reading(Path file) {
        this(file, true);
    }

    private Reading(Path file, boolean secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** A reading that looks at no file with a secret, for machines that do not have them. Nobody can be told by what it gives. */
    public static Reading withoutSecrets(Path file) {
        return new Reading(file, false);
    }

    /** Whether files with secrets are read. */
    boolean hasSecrets() {
        return secrets;
    }

    /** The file of notifications. */
    public Path file() {
        return file;
    }

    /** The path of a file that is named relative to the file of notifications. */
    Path resolve(String name) {
        return file.resolveSibling(name);
    }

    /** What a file holds; empty if it cannot be read. */
    Optional<String> text(Path path) {
        return texts.computeIfAbsent(path, Reading::read);
    }

    /** Whether one of the files that were read holds something else now, or can be read now, or no more. */
    public boolean isOld() {
        return !new TreeMap<>(texts)
                .entrySet().stream().allMatch(text -> read(text.getKey()).equals(text.getValue()));
    }

    private static Optional<String> read(Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
