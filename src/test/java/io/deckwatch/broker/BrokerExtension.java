package io.deckwatch.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One embedded broker for all tests of the JVM, started by the first test class that asks and closed after the last. Use it by
 * {@code @ExtendWith(BrokerExtension.class)} with a parameter of type {@link EmbeddedBroker}, or by a static
 * {@code @RegisterExtension} field and {@link #bootstrapServers()}. Tests share the topics, so each uses names of its own.
 */
public final class BrokerExtension implements BeforeAllCallback, ParameterResolver {
    /** Kafka tells each step of its life at INFO; held here, because the log manager may forget loggers that nobody holds. */
    private static final List<Logger> QUIET = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    /** Where the shared broker listens; only while a test that uses this extension runs. */
    public String bootstrapServers() {
        EmbeddedBroker running = Shared.running;
        if (running == null) {
            throw new IllegalStateException("The shared broker runs only while a test class uses BrokerExtension");
        }
        return running.bootstrapServers();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context).broker;
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("broker", key -> Shared.start(), Shared.class);
    }

    /** Lives in the store of the root context, which closes it at the end of the test run. */
    private static final class Shared implements AutoCloseable {
        private static volatile EmbeddedBroker running;

        private final Path directory;
        private final EmbeddedBroker broker;

        private Shared(Path directory, EmbeddedBroker broker) {
            this.directory = directory;
            this.broker = broker;
        }

        static Shared start() {
            try {
                Path directory = Files.createTempDirectory("deckwatch-broker");
                EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.defaults(directory), sentence -> {
                    throw new AssertionError(sentence);
                });
                running = broker;
                return new Shared(directory, broker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            running = null;
            broker.close();
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
