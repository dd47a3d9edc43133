package io.deckwatch.app;

import io.deckwatch.config.Settings;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.receiver.ChannelSettings;
import io.deckwatch.notify.receiver.MirrorSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The receivers while this process notifies.
 *
 * @param channels those that are told by messages, by name
 * @param mirrors those that are kept in step
 */
record Receivers(Map<String, Channel> channels, List<Named> mirrors) implements AutoCloseable {

    /** A mirror and the receiver it belongs to; one with replicas has several. */
    record Named(String receiver, Mirror mirror) {}

    Receivers {
        channels = Map.copyOf(channels);
        mirrors = List.copyOf(mirrors);
    }

    /** Opens all of them; none in a dry run. */
    static Receivers open(Settings settings, Clock clock) {
        var channels = new HashMap<String, Channel>();
        var mirrors = new ArrayList<Named>();
        if (!settings.notification().dryRun()) {
            for (var receiver : settings.notification().receivers()) {
                switch (receiver) {
                    case ChannelSettings channel -> channels.put(channel.name(), channel.open(clock, Version.text()));
                    case MirrorSettings mirror ->
                        mirror.open(clock, settings.externalUrl(), Version.text())
                                .forEach(replica -> mirrors.add(new Named(mirror.name(), replica)));
                }
            }
        }
        return new Receivers(channels, mirrors);
    }

    @Override
    public void close() {
        channels.values().forEach(Channel::close);
        mirrors.forEach(named -> named.mirror().close());
    }
}
