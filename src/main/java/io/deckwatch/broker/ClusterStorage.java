package io.deckwatch.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The identity of the stored cluster.
 *
 * @param properties cluster id, node id and directory id, as found in {@code meta.properties}
 * @param bootstrap the feature levels a new cluster begins with
 */
record ClusterStorage(MetaPropertiesEnsemble properties, BootstrapMetadata bootstrap) {
    private static final String METADATA_LOG = "__cluster_metadata-0";

    /**
     * Reads the identity; a directory without one is new and is formatted first.
     *
     * @throws BrokerException when the directory was formatted, but not as Deckwatch does it
     */
    static ClusterStorage openOrFormat(DataDirectory directory) {
        MetaPropertiesEnsemble found = load(directory);
        if (found.errorLogDirs().isEmpty() && found.logDirProps().isEmpty() && !holdsMetadata(directory)) {
            format(directory);
            found = load(directory);
        }
        verify(directory, found);
        try {
            return new ClusterStorage(
                    found, new BootstrapDirectory(directory.kafka().toString()).read());
        } catch (Exception e) {
            // BootstrapDirectory.read declares Exception.
            throw directory.damaged("bootstrap.checkpoint is not as Deckwatch left it", e);
        }
    }

    String clusterId() {
        return properties.clusterId().orElseThrow();
    }

    private static MetaPropertiesEnsemble load(DataDirectory directory) {
        String path = directory.kafka().toString();
        try {
            return new MetaPropertiesEnsemble.Loader()
                    .addMetadataLogDir(path)
                    .addLogDirs(List.of(path))
                    .load();
        } catch (IOException | RuntimeException e) {
            throw directory.damaged("meta.properties is not as Deckwatch left it", e);
        }
    }

    private static void verify(DataDirectory directory, MetaPropertiesEnsemble found) {
        try {
            found.verify(
                    found.clusterId(),
                    OptionalInt.of(KafkaSettings.NODE_ID),
                    EnumSet.of(VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID, VerificationFlag.REQUIRE_METADATA_LOG_DIR));
            // Kafka takes any text as cluster id, Deckwatch writes a Uuid.
            Uuid.fromString(found.clusterId().orElse(""));
        } catch (RuntimeException e) {
            throw directory.damaged("meta.properties is not as Deckwatch left it", e);
        }
    }

    /** Formatting over an old metadata log would mix two clusters; a first start that was cut short leaves no such log. */
    private static boolean holdsMetadata(DataDirectory directory) {
        Path log = directory.kafka().resolve(METADATA_LOG);
        if (!Files.isDirectory(log)) {
            return false;
        }
        try (Stream<Path> files = Files.list(log)) {
            return files.anyMatch(file -> file.toString().endsWith(".log"));
        } catch (IOException e) {
            throw directory.damaged(METADATA_LOG + " cannot be listed", e);
        }
    }

    private static void format(DataDirectory directory) {
        String path = directory.kafka().toString();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setHasDynamicQuorum(false)
                    .setMetadataLogDirectory(Optional.of(path))
                    .addDirectory(path)
                    .run();
        } catch (IOException e) {
            throw directory.notWritable(e);
        } catch (Exception e) {
            // Formatter.run declares Exception.
            throw directory.refused(e);
        }
    }
}
