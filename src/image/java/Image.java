import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the container image, without Docker: {@code ./mvnw package -Pimage}. Java is linked into it from the JDK that builds, so
 * that the archive of loaded classes, which belongs to one Java, is made here and counts there. Every file has the same time,
 * which that archive looks at, too.
 *
 * <p>Arguments: the folder of the build, its version, its time, the base image, the target. A base is a name in a registry,
 * {@code tar://FILE}, or {@code scratch}; a target is a name in a registry or {@code tar:FILE}.
 */
final class Image {

    private static final int OLDEST_JAVA = 25;

    /** Not root, and no user of the base either. The group is the one that OpenShift gives to users of its own choice. */
    private static final String USER = "10001:0";

    private static final String MODULES =
            "java.se,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,"
                    + "jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs";

    /** As ./deckwatch has them; the heap may have this much of the memory that the container has. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xss512k",
            "-XX:MaxRAMPercentage=50",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private static final String ARCHIVE = "deckwatch.aot";
    private static final String HOME = "/deckwatch";
    private static final String JAVA = "/opt/java";

    private final Path build;
    private final String version;
    private final Instant time;
    private final Path runtime;
    private final Path program;

    private Image(Path build, String version, Instant time) {
        this.build = build;
        this.version = version;
        this.time = time;
        this.runtime = build.resolve("image/java");
        this.program = build.resolve("image/program");
    }

    public static void main(String... arguments) throws Exception {
        if (Runtime.version().feature() < OLDEST_JAVA) {
            throw new IllegalStateException("The image needs a JDK of at least " + OLDEST_JAVA + ", and this is Java "
                    + Runtime.version().feature() + ". Install one, and set JAVA_HOME.");
        }
        // An absolute path, because programs are started in another folder.
        var image = new Image(Path.of(arguments[0]).toAbsolutePath(), arguments[1], Instant.parse(arguments[2]));
        image.link();
        image.copy();
        image.train();
        image.write(arguments[3], arguments[4]);
    }

    private void link() throws IOException, InterruptedException {
        delete(runtime);
        Files.createDirectories(runtime.getParent());
        run(
                build,
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-0",
                "--output",
                runtime.toString());
        stamp(runtime);
    }

    private void copy() throws IOException {
        delete(program);
        var packed = build.resolve("quarkus-app");
        for (var file : files(packed)) {
            var name = packed.relativize(file).toString();
            if (!name.startsWith(ARCHIVE) && !name.equals("quarkus-app-dependencies.txt")) {
                put(file, name);
            }
        }
        var components = build.resolve("deckwatch-sbom.json");
        if (!Files.exists(components)) {
            throw new IllegalStateException("There is no " + components
                    + ": Maven makes the list of components only while it is online. Build without -o.");
        }
        put(components, "deckwatch-sbom.json");
        put(build.resolveSibling("LICENSE"), "LICENSE");
        stamp(program);
    }

    private void put(Path file, String name) throws IOException {
        var target = program.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A short demo loads what any run loads. */
    private void train() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
        command.addAll(OPTIONS);
        command.add("-XX:AOTCacheOutput=" + ARCHIVE);
        command.addAll(
                List.of("-jar", "quarkus-run.jar", "demo", "--for", "15s", "--port", String.valueOf(freePort())));
        run(program, command.toArray(String[]::new));
        stamp(program);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void write(String base, String target) throws Exception {
        var entrypoint = new ArrayList<>(List.of(JAVA + "/bin/java"));
        entrypoint.addAll(OPTIONS);
        entrypoint.addAll(List.of("-XX:AOTCache=" + ARCHIVE, "-Xlog:aot*=off", "-jar", "quarkus-run.jar"));
        var container = base(base)
                .setFileEntriesLayers(
                        layer("java", runtime, JAVA, ""),
                        layer("libraries", program.resolve("lib"), HOME + "/lib", ""),
                        layer("program", program, HOME, "lib/"),
                        layer("archive", program, HOME, null))
                .setEntrypoint(entrypoint)
                .setProgramArguments("serve")
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setUser(USER)
                .setEnvironment(Map.of("MALLOC_ARENA_MAX", "2", "LANG", "C.UTF-8"))
                .addExposedPort(Port.tcp(8080))
                .setLabels(Map.of(
                        "org.opencontainers.image.title", "Deckwatch",
                        "org.opencontainers.image.version", version,
                        "org.opencontainers.image.licenses", "Apache-2.0"))
                .setCreationTime(time)
                .containerize(target(target));
        System.out.println("image " + container.getTargetImage() + " " + container.getDigest() + " in " + target);
    }

    private static JibContainerBuilder base(String base) throws Exception {
        return base.equals("scratch") ? Jib.fromScratch() : Jib.from(base);
    }

    private Containerizer target(String target) throws Exception {
        var containerizer = target.startsWith("tar:")
                ? Containerizer.to(
                        TarImage.at(Path.of(target.substring("tar:".length()))).named("deckwatch:" + version))
                : Containerizer.to(registry(target));
        return containerizer
                .setToolName("deckwatch")
                .setApplicationLayersCache(build.resolve("image/cache"))
                .addEventHandler(LogEvent.class, event -> {
                    if (event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR) {
                        System.err.println(event.getMessage());
                    }
                });
    }

    /** Credentials are those of {@code docker login}, or of a helper. */
    private static RegistryImage registry(String name) throws Exception {
        var reference = ImageReference.parse(name);
        var credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
        return RegistryImage.named(reference)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }

    /**
     * A layer of a folder.
     *
     * @param without what a name must not begin with, or null for the archive alone
     */
    private FileEntriesLayer layer(String name, Path folder, String place, String without) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        for (var file : files(folder)) {
            var relative = folder.relativize(file).toString();
            var isArchive = relative.equals(ARCHIVE);
            if (without == null ? isArchive : !isArchive && (without.isEmpty() || !relative.startsWith(without))) {
                layer.addEntry(
                        file,
                        AbsoluteUnixPath.get(place + "/" + relative),
                        FilePermissions.fromOctalString(
                                Files.isExecutable(file) && folder.equals(runtime) ? "755" : "644"),
                        time);
            }
        }
        return layer.build();
    }

    private void stamp(Path folder) throws IOException {
        for (var file : files(folder)) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile("deckwatch-image-", ".log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }
}
