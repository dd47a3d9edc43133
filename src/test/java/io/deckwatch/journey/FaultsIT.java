package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the program from starting is told in one sentence, and the exit code says it too. */
@Timeout(60)
class FaultsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Lines that are no answer to the user: the log below the level of an error, and what Java says of native libraries. */
    private static final Pattern OF_THE_LOG = Pattern.compile("^\\S+Z (INFO|WARN) |^WARNING: ");

    @TempDir
    private Path home;

    private final Cluster cluster = new Cluster();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void healthySettings() {
        settings.put("deckwatch.kubeconfig", cluster.kubeconfig(home).toString());
        settings.put("deckwatch.data-dir", home.resolve("data").toString());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aWrongSetting() {
        settings.put("deckwatch.notify.route.group-wait", "soon");

        assertThat(sentence()).contains("deckwatch.notify.route.group-wait", "soon");
    }

    @Test
    void aKubeconfigThatCannotBeUnderstood() throws IOException {
        var file = Files.writeString(home.resolve("broken"), "{ this: is: no yaml");
        settings.put("deckwatch.kubeconfig", file.toString());

        assertThat(sentence()).contains(file.toString(), "cannot be understood");
    }

    @Test
    void aPortThatIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            settings.put("quarkus.http.port", String.valueOf(taken.getLocalPort()));

            assertThat(sentence()).contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void aDataDirectoryThatIsInUse() {
        try (var first = Program.start(home, settings)) {
            first.untilReady();

            assertThat(sentence()).contains(home.resolve("data").toString(), "in use by another Deckwatch");
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void aDataDirectoryThatIsDamaged() throws IOException {
        var folder = Files.createDirectories(home.resolve("data").resolve("kafka"));
        Files.writeString(folder.resolve("meta.properties"), "\u0000\u0001garbage = \\uZZ");

        assertThat(sentence()).contains(folder.toString(), "meta.properties");
    }

    /** Starts the program, which must end by itself and say why, and gives what it says. */
    private String sentence() {
        try (var program = Program.start(home, settings)) {
            assertThat(program.exitCode(LIMIT)).as(program::output).isPositive();
            assertThat(program.output())
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception")
                    .doesNotContain("..");
            var told = program.output()
                    .lines()
                    .filter(line -> !line.isBlank() && !OF_THE_LOG.matcher(line).find())
                    .toList();
            // Several faults of settings follow their heading, indented.
            assertThat(told.stream().filter(line -> !line.startsWith("  ")))
                    .as(program::output)
                    .hasSize(1);
            return String.join("\n", told);
        }
    }
}
