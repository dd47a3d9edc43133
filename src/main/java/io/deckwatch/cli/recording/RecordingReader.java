package io.deckwatch.cli.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a recording line by line, from the beginning to the end. Blank lines do not count. Times must not go backwards by
 * more than {@link #TOLERANCE}: a line that is a little early, because several threads wrote, is read as if it were of the time
 * of the line before it; more than that is an error.
 */
public final class RecordingReader implements AutoCloseable {

    /** How much earlier than the line before it a line may be. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final BufferedReader lines;
    private long number;
    private Instant latest = Instant.MIN;

    RecordingReader(String name, BufferedReader lines) {
        this.name = name;
        this.lines = lines;
    }

    /**
     * The next line, or empty at the end.
     *
     * @throws RecordingException if the line cannot be read; the message names file and line
     */
    public Optional<RecordedEvent> next() {
        return next(line -> true);
    }

    /** The next line whose text passes the test; the others are not looked at. */
    Optional<RecordedEvent> next(Predicate<String> wanted) {
        for (var line = readLine(); line.isPresent(); line = readLine()) {
            if (!line.get().isBlank() && wanted.test(line.get())) {
                return Optional.of(event(line.get()));
            }
        }
        return Optional.empty();
    }

    private RecordedEvent event(String line) {
        try {
            return inOrder(LineReader.read(line));
        } catch (IllegalArgumentException e) {
            throw new RecordingException(
                    "Line " + number + " of " + name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private RecordedEvent inOrder(RecordedEvent event) {
        if (!event.at().isBefore(latest)) {
            latest = event.at();
            return event;
        }
        if (event.at().isBefore(latest.minus(TOLERANCE))) {
            throw new IllegalArgumentException("it is of " + event.at() + ", and a line before it is of " + latest
                    + "; sort the lines by \"at\", keeping the order of lines with the same time");
        }
        return new RecordedEvent(latest, event.cluster(), event.type(), event.object());
    }

    private Optional<String> readLine() {
        try {
            number++;
            var line = lines.readLine();
            return Optional.ofNullable(
                    number == 1 && line != null && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
        } catch (IOException e) {
            throw new RecordingException(
                    "Line " + number + " of " + name + " cannot be read: " + Recording.reason(e) + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new RecordingException(name + " cannot be closed: " + Recording.reason(e) + ".", e);
        }
    }
}
