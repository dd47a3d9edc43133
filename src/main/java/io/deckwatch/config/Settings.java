package io.deckwatch.config;

import io.deckwatch.state.InstallationSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Everything that people can set, checked. A Settings that exists is valid.
 *
 * @param cluster which cluster is watched
 * @param storage which Kafka holds what is known
 * @param roles what this process does; not empty
 * @param ruleFolder a folder with rule files of the user
 * @param installations what Deckwatch was told of Velero installations
 * @param notification who is notified, and when
 * @param web where people reach the pages, and who may change something there
 */
public record Settings(
        ClusterSettings cluster,
        StorageSettings storage,
        Set<Role> roles,
        Optional<Path> ruleFolder,
        InstallationSettings.Source installations,
        NotificationSettings notification,
        WebSettings web) {

    public Settings {
        roles = Set.copyOf(roles);
    }

    /** Where people reach the pages, without a slash at the end. */
    public String externalUrl() {
        return web.externalUrl();
    }

    /**
     * Reads the settings of this process from environment variables, system properties and properties files, also where no
     * Quarkus runs.
     *
     * @throws InvalidSettingsException if something is wrong with them
     */
    public static Settings load() {
        return load(Map.of());
    }

    /**
     * Reads the settings of this process; what is given here, by the full names of the properties, counts more.
     *
     * @throws InvalidSettingsException if something is wrong with them
     */
    public static Settings load(Map<String, String> commandLine) {
        return SettingsReader.read(Sources.ofProcess(commandLine));
    }

    /**
     * Reads the settings from the sources of a running Quarkus.
     *
     * @throws InvalidSettingsException if something is wrong with them
     */
    public static Settings of(Config config) {
        return SettingsReader.read(config.getConfigSources());
    }
}
