package io.deckwatch.config;

import io.deckwatch.config.ReceiversConfig.Topic;
import io.deckwatch.notify.kafka.TopicSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Reads which topics of which Kafka get messages. */
final class TopicReader {

    private static final String SERVERS = "bootstrap.servers";

    private final StorageSettings storage;
    private final Faults faults;

    TopicReader(StorageSettings storage, Faults faults) {
        this.storage = storage;
        this.faults = faults;
    }

    /** The receiver; none, with a fault told, if it has no topic or no Kafka. */
    Optional<TopicSettings> read(String name, String setting, Topic given) {
        faults.requirePositive(setting + ".timeout", given.timeout());
        if (given.topic().isEmpty()) {
            faults.add(setting + ".topic", ": set the name of the topic");
        }
        var client = client(setting, given);
        return given.topic()
                .filter(ignored -> given.timeout().isPositive() && client.containsKey(SERVERS))
                .map(topic -> new TopicSettings(name, topic, client, given.timeout(), given.sendResolved()));
    }

    private Map<String, String> client(String setting, Topic given) {
        var client = new TreeMap<String, String>();
        given.propertiesFile().ifPresent(file -> client.putAll(properties(setting + ".properties-file", file)));
        given.bootstrapServers().ifPresent(servers -> client.put(SERVERS, String.join(",", servers)));
        if (!client.containsKey(SERVERS) && !storage.isEmbedded()) {
            client.putAll(storage.clientProperties());
            client.put(SERVERS, storage.bootstrapServers());
        }
        if (!client.containsKey(SERVERS)) {
            faults.add(
                    setting + ".bootstrap-servers",
                    ": name the servers of a Kafka; that inside of Deckwatch is reachable from this machine only");
        }
        return client;
    }

    private Map<String, String> properties(String setting, Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // The message of the second may hold a piece of the file, which may be secret.
            faults.wrong(setting, "a properties file that can be read");
        }
        var map = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }
}
