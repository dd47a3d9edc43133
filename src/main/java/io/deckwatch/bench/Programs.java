package io.deckwatch.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts programs the way this process was started, in a folder that goes with the bench. */
final class Programs implements AutoCloseable {

    private static final String ARCHIVE = "-XX:AOTCache=";

    private final Path jar;
    private final Path root;

    private Programs(Path jar, Path root) {
        this.jar = jar;
        this.root = root;
    }

    /** @param jar the packaged Deckwatch */
    static Programs of(Path jar) throws IOException {
        return new Programs(jar.toAbsolutePath(), Files.createTempDirectory("deckwatch-bench-"));
    }

    /** A new folder. */
    Path folder(String name) throws IOException {
        return Files.createTempDirectory(root, name + "-");
    }

    /** Starts Deckwatch's server with these settings. */
    Program serve(Map<String, String> settings) throws IOException {
        return run(jar, archive(), settings, List.of("serve"));
    }

    /** Starts a Quarkus program. */
    Program start(Path program, Map<String, String> settings, List<String> arguments) throws IOException {
        return run(program, List.of(), settings, arguments);
    }

    private Program run(Path program, List<String> archive, Map<String, String> settings, List<String> arguments)
            throws IOException {
        var port = Program.freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.addAll(archive);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-jar");
        command.add(program.toString());
        command.addAll(arguments);
        return Program.start(command, folder("program"), port);
    }

    /** What tunes this Java machine tunes the others too; a profiler's agent for example does not follow. */
    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> (option.startsWith("-X") && !option.startsWith(ARCHIVE))
                        || option.startsWith("--enable-native-access")
                        || option.startsWith("--sun-misc-unsafe-memory-access")
                        || option.startsWith("-Djava.util.logging.manager"))
                .toList();
    }

    /** The archive of Deckwatch's classes, which fits no other program. */
    private static List<String> archive() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith(ARCHIVE))
                .toList();
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
