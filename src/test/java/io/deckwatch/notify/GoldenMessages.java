package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Holds the messages of a channel to files. What a channel makes is left below {@code target/messages}; who changed a message
 * on purpose looks at it there and copies it.
 */
public final class GoldenMessages {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private GoldenMessages() {}

    /** One test for each incident: the message is that of the file, byte by byte. */
    public static Stream<DynamicTest> of(String channel, String ending, Function<Notification, String> render) {
        return Incidents.all().entrySet().stream().map(incident -> {
            var file = Path.of(channel, incident.getKey() + ending);
            return DynamicTest.dynamicTest(
                    incident.getKey(), () -> check(file, render.apply(incident.getValue()) + "\n"));
        });
    }

    /** As {@link #of}, for programs: they get all of a storm, which would be a huge file. */
    public static Stream<DynamicTest> forPrograms(String channel, Function<Notification, String> render) {
        return of(channel, ".json", notification -> pretty(render.apply(notification)))
                .filter(test -> !test.getDisplayName().equals("storm"));
    }

    /** JSON as a person can read it. */
    public static String pretty(String json) {
        try {
            return JSON.writeValueAsString(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file, String message) throws IOException {
        var made = Path.of("target", "messages").resolve(file);
        Files.createDirectories(made.getParent());
        Files.writeString(made, message);
        var golden = Path.of("src", "test", "resources", "messages").resolve(file);
        assertThat(message).isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
}
