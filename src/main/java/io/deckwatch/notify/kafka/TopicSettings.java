package io.deckwatch.notify.kafka;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * A topic of Kafka.
 *
 * @param name of the receiver
 * @param topic where messages go
 * @param client how to reach Kafka: {@code bootstrap.servers} and whatever its clients need; may hold secrets, and no text made
 *     here shows it
 * @param timeout for one attempt
 * @param sendResolved whether the end of an alert is told
 */
public record TopicSettings(
        String name, String topic, Map<String, String> client, Duration timeout, boolean sendResolved)
        implements ChannelSettings {

    private static final String NAME = "[a-zA-Z0-9._-]{1,249}";

    public TopicSettings {
        client = Map.copyOf(client);
        if (!topic.matches(NAME)) {
            throw new IllegalArgumentException(
                    "The topic must be up to 249 letters, digits, dots, dashes and underscores: " + topic);
        }
        if (!client.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("A topic needs the servers of its Kafka.");
        }
    }

    @Override
    public Channel open(InstantSource clock, String version) {
        return new TopicChannel(this, clock, () -> Producers.open(this));
    }

    @Override
    public String toString() {
        return "TopicSettings[name=" + name + ", topic=" + topic + ", client=***, timeout=" + timeout
                + ", sendResolved=" + sendResolved + "]";
    }
}
