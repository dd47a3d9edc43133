package io.deckwatch.cli.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.cli.recording.RecordedEvent.Type;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a recording. Safe for use by several threads; a line never gets an earlier time than the line before it. Secrets,
 * {@code managedFields} and the last applied configuration are left out, unless it writes raw.
 */
public final class RecordingWriter implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final BufferedWriter out;
    private final boolean raw;
    private Instant latest = Instant.MIN;
    private long written;
    private boolean closed;

    private RecordingWriter(String name, BufferedWriter out, boolean raw) {
        this.name = name;
        this.out = out;
        this.raw = raw;
    }

    /**
     * A writer to the file of that name, which it replaces.
     *
     * @param name a file, packed if its name ends with {@code .gz}, or {@value Recording#STANDARD}
     * @param standardOutput what {@value Recording#STANDARD} stands for
     * @param raw whether objects are written as they are, secrets included
     * @throws RecordingException if the file cannot be written
     */
    public static RecordingWriter named(String name, OutputStream standardOutput, boolean raw) {
        if (name.equals(Recording.STANDARD)) {
            return new RecordingWriter("standard output", text(standardOutput), raw);
        }
        try {
            var bytes = Files.newOutputStream(Path.of(name));
            return new RecordingWriter(
                    name, text(name.endsWith(".gz") ? new GZIPOutputStream(bytes, true) : bytes), raw);
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /**
     * Writes one line. Signs of life reach the disk at once, and so does what came before them. Once closed it writes nothing.
     *
     * @throws RecordingException if it cannot be written, for example because the disk is full
     */
    public synchronized void write(RecordedEvent event) {
        if (closed) {
            return;
        }
        var at = event.at().truncatedTo(ChronoUnit.MILLIS);
        latest = at.isBefore(latest) ? latest : at;
        try {
            out.write(line(event));
            out.write('\n');
            written++;
            if (!event.type().hasObject()) {
                out.flush();
            }
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** How many lines it wrote. */
    public synchronized long written() {
        return written;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    private String line(RecordedEvent event) throws JsonProcessingException {
        var line = new LinkedHashMap<String, Object>();
        line.put("at", latest.toString());
        line.put("cluster", event.cluster());
        line.put("type", event.type().name());
        if (event.object().value() instanceof Map<?, ?> object && event.type() != Type.LOST) {
            line.put("object", raw ? object : Redactor.redacted(object));
        }
        return JSON.writeValueAsString(line);
    }

    private static BufferedWriter text(OutputStream bytes) {
        return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    }

    private static RecordingException unwritable(String name, IOException trouble) {
        var reason = trouble instanceof NoSuchFileException ? "there is no such folder" : Recording.reason(trouble);
        return new RecordingException(name + " cannot be written: " + reason + ".", trouble);
    }
}
