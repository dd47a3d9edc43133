package io.deckwatch.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file of secrets, one a line, each of which may follow a name and a space. It is read again when it changes; one that cannot
 * be read holds none, so that to remove it is to take the secrets back.
 */
public final class SecretLines {

    /** Shorter ones could be guessed. */
    public static final int SHORTEST = 16;

    private static final Logger LOG = Logger.getLogger(SecretLines.class);

    private final Path file;
    private @Nullable FileTime readAt;
    private List<Secret> secrets = List.of();

    /** Secrets of that file, which is read when it is asked first. */
    public SecretLines(Path file) {
        this.file = file;
    }

    /**
     * A secret.
     *
     * @param name whose it is; empty if that is not said
     * @param value what nobody else knows
     */
    record Secret(String name, String value) {

        static Secret of(String line) {
            var parts = line.strip().split("\\s+", 2);
            return parts.length == 1 ? new Secret("", parts[0]) : new Secret(parts[0], parts[1]);
        }

        @Override
        public String toString() {
            return "Secret[" + name + "]";
        }
    }

    /** Finds the one that somebody shows. How long that takes tells nothing about any of them. */
    Optional<Secret> find(String shown) {
        Secret found = null;
        var digest = digest(shown);
        for (var secret : all()) {
            if (MessageDigest.isEqual(digest, digest(secret.value())) && found == null) {
                found = secret;
            }
        }
        return Optional.ofNullable(found);
    }

    /** All of them, as the file is now. */
    synchronized List<Secret> all() {
        try {
            var changed = Files.getLastModifiedTime(file);
            if (!Objects.equals(changed, readAt)) {
                secrets = read();
                readAt = changed;
            }
        } catch (IOException e) {
            if (readAt != null || !secrets.isEmpty()) {
                LOG.warnf("The file cannot be read, its secrets are refused until it can. file=%s", file);
            }
            secrets = List.of();
            readAt = null;
        }
        return secrets;
    }

    private List<Secret> read() throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Secret::of)
                .filter(secret -> secret.value().length() >= SHORTEST)
                .toList();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
