package io.deckwatch.config.notify;

import io.deckwatch.config.StorageSettings;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.kafka.TopicSettings;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads which topics of which Kafka get messages. */
final class TopicReader {

    private static final String SERVERS = "bootstrap.servers";

    private final Secrets secrets;
    private final StorageSettings storage;

    TopicReader(Reading reading, StorageSettings storage) {
        this.secrets = new Secrets(reading);
        this.storage = storage;
    }

    Optional<TopicSettings> read(String name, YamlMap map) {
        var sendResolved = Values.flag(map, "send_resolved", true);
        var timeout = Values.timeout(map);
        var topic = map.required("topic").map(YamlText::text);
        var client = client(map);
        return topic.filter(ignored -> client.containsKey(SERVERS))
                .map(text -> new TopicSettings(name, text, client, timeout, sendResolved));
    }

    private Map<String, String> client(YamlMap map) {
        var client = new TreeMap<String, String>();
        map.text("properties_file").ifPresent(file -> client.putAll(properties(file)));
        var servers =
                map.texts("bootstrap_servers").stream().map(YamlText::text).collect(Collectors.joining(","));
        if (!servers.isEmpty()) {
            client.put(SERVERS, servers);
        }
        if (!client.containsKey(SERVERS) && !storage.isEmbedded()) {
            client.putAll(storage.clientProperties());
            client.put(SERVERS, storage.bootstrapServers());
        }
        if (!client.containsKey(SERVERS)) {
            map.place()
                    .problem("there are no \"bootstrap_servers\"; name those of a Kafka, as that inside of Deckwatch is"
                            + " reachable from this machine only");
        }
        return client;
    }

    private Map<String, String> properties(YamlText file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(secrets.hidden(file).orElse("bootstrap.servers=not-looked-at:9092")));
        } catch (IOException | IllegalArgumentException e) {
            // The message may hold a piece of the file, which may be secret.
            file.problem("properties_file holds what are no properties");
        }
        var map = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }
}
