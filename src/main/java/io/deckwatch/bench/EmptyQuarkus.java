package io.deckwatch.bench;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of the same Quarkus with nothing in it but its web server, built by the Maven that built Deckwatch. What Quarkus
 * and Java cost by themselves is what a start is compared with.
 */
final class EmptyQuarkus {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String POM = "bench/empty-quarkus.xml";

    private EmptyQuarkus() {}

    /** Builds it in that folder; without the network if it can be. */
    static Path build(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("pom.xml"), pom());
        if (!packaged(folder, "-o") && !packaged(folder)) {
            throw new IOException("Maven could not build an empty Quarkus program; its output: "
                    + Files.readString(folder.resolve("output")).strip());
        }
        return folder.resolve("target/quarkus-app/quarkus-run.jar");
    }

    static String pom() throws IOException {
        try (var in = EmptyQuarkus.class.getClassLoader().getResourceAsStream(POM)) {
            if (in == null) {
                throw new IOException("The program lacks its file " + POM + ".");
            }
            var version = Optional.ofNullable(Quarkus.class.getPackage().getImplementationVersion());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "@quarkus.version@",
                            version.orElseThrow(() -> new IOException("Quarkus tells no version.")));
        }
    }

    private static boolean packaged(Path folder, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("mvn", "-q", "-B", "package"));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
