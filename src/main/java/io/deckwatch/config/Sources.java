package io.deckwatch.config;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SysPropConfigSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Where settings come from, in the order in which Quarkus asks, and how each place is called in messages. */
final class Sources {

    private static final String COMMAND_LINE = "the command line";
    private static final String FILE = "application.properties";
    private static final int COMMAND_LINE_ORDINAL = 500;
    private static final int ENVIRONMENT_ORDINAL = 300;
    private static final int WORKING_DIRECTORY_ORDINAL = 260;
    private static final int CLASS_PATH_ORDINAL = 250;

    /** How SmallRye names a file or another named place. */
    private static final Pattern WRAPPED = Pattern.compile("\\w+\\[source=(?:file:)?(.*)]");

    private Sources() {}

    static List<ConfigSource> ofProcess(Map<String, String> commandLine) {
        var loader = Thread.currentThread().getContextClassLoader();
        var inWorkingDirectory = Path.of("config", FILE).toUri().toString();
        var sources = new ArrayList<ConfigSource>();
        sources.add(new PropertiesConfigSource(commandLine, COMMAND_LINE, COMMAND_LINE_ORDINAL));
        sources.add(new SysPropConfigSource());
        sources.add(new EnvConfigSource(System.getenv(), ENVIRONMENT_ORDINAL));
        sources.addAll(DotEnvConfigSourceProvider.dotEnvSources(loader));
        sources.addAll(
                PropertiesConfigSourceLoader.inFileSystem(inWorkingDirectory, WORKING_DIRECTORY_ORDINAL, loader));
        sources.addAll(PropertiesConfigSourceLoader.inClassPath(FILE, CLASS_PATH_ORDINAL, loader));
        return sources;
    }

    /** What people call the source of that name. */
    static String called(String source) {
        if (source.startsWith("EnvConfigSource")) {
            return "the environment";
        }
        if (source.startsWith("SysPropConfigSource")) {
            return "a system property";
        }
        var place = WRAPPED.matcher(source);
        return place.matches() ? place.group(1) : source;
    }

    static boolean isEnvironment(String source) {
        return source.startsWith("EnvConfigSource");
    }
}
