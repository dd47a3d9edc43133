package io.deckwatch.cli.recording;

import io.deckwatch.cli.recording.RecordedEvent.Type;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A recording that can be read more than once. Standard input is kept in a temporary file until this is closed. */
public final class Recording implements AutoCloseable {

    /** The name that means standard input, or standard output. */
    public static final String STANDARD = "-";

    private final String name;
    private final Path file;
    private final boolean temporary;

    private Recording(String name, Path file, boolean temporary) {
        this.name = name;
        this.file = file;
        this.temporary = temporary;
    }

    /** The recording in a file; one whose name ends with {@code .gz} is unpacked while it is read. */
    public static Recording of(Path file) {
        return new Recording(file.toString(), file, false);
    }

    /**
     * The recording of that name.
     *
     * @param name a file, or {@value #STANDARD}
     * @param standardInput what {@value #STANDARD} stands for; read to its end
     * @throws RecordingException if standard input cannot be kept
     */
    public static Recording named(String name, InputStream standardInput) {
        if (!name.equals(STANDARD)) {
            return of(Path.of(name));
        }
        try {
            var kept = Files.createTempFile("deckwatch-", ".ndjson");
            kept.toFile().deleteOnExit();
            Files.copy(standardInput, kept, StandardCopyOption.REPLACE_EXISTING);
            return new Recording("standard input", kept, true);
        } catch (IOException e) {
            throw new RecordingException("Standard input cannot be kept in a temporary file: " + reason(e) + ".", e);
        }
    }

    /**
     * Opens it at its first line.
     *
     * @throws RecordingException if there is no such file, or it cannot be read
     */
    public RecordingReader open() {
        if (Files.isDirectory(file)) {
            throw new RecordingException(name + " is a folder; give the file of the recording.");
        }
        try {
            var bytes = Files.newInputStream(file);
            return new RecordingReader(
                    name, new BufferedReader(new InputStreamReader(unpacked(bytes), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new RecordingException(name + " cannot be read: " + reason(e) + ".", e);
        }
    }

    /** For each cluster that has a BOOKMARK line the time of the last one, until which its watch was alive. */
    public Map<String, Instant> lastBookmarks() {
        var last = new TreeMap<String, Instant>();
        try (var reader = open()) {
            // Parsing all lines twice would take twice as long; the few that hold the word are parsed.
            Predicate<String> mayBeBookmark = line -> line.contains(Type.BOOKMARK.name());
            for (var line = reader.next(mayBeBookmark); line.isPresent(); line = reader.next(mayBeBookmark)) {
                if (line.get().type() == Type.BOOKMARK) {
                    last.put(line.get().cluster(), line.get().at());
                }
            }
        }
        return last;
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RecordingException("The temporary file " + file + " cannot be deleted: " + reason(e) + ".", e);
        }
    }

    /** What went wrong, as the end of a sentence; the messages of the JDK are often only a file name. */
    static String reason(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException e -> "there is no such file";
            case AccessDeniedException e -> "you may not read or write it";
            case ZipException e -> "it ends with .gz, but is not a gzip file";
            case EOFException e -> "the gzip file is cut off";
            default -> String.valueOf(trouble.getMessage());
        };
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        return name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }
}
