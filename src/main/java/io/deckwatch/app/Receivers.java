package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import io.deckwatch.config.notify.NotifyBook;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.receiver.ChannelSettings;
import io.deckwatch.notify.receiver.MirrorSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The receivers while this process notifies.
 *
 * @param channels those that are told by messages, by name
 * @param mirrors those that are kept in step
 */
record Receivers(Map<String, Channel> channels, List<Named> mirrors) implements AutoCloseable {

    /** A mirror, the receiver it belongs to, and the alerts it is shown; a receiver with replicas has several mirrors. */
    record Named(String receiver, Mirror mirror, Predicate<Alert> takes) {}

    Receivers {
        channels = Map.copyOf(channels);
        mirrors = List.copyOf(mirrors);
    }

    /** Opens all of them. */
    static Receivers open(NotifyBook book, String externalUrl, Clock clock) {
        var channels = new HashMap<String, Channel>();
        var mirrors = new ArrayList<Named>();
        for (var contact : book.contacts()) {
            var name = contact.to().id();
            switch (contact.settings()) {
                case ChannelSettings channel -> channels.put(name, channel.open(clock, Version.text()));
                case MirrorSettings mirror -> {
                    var takes = book.leadTo(contact);
                    mirror.open(clock, externalUrl, Version.text())
                            .forEach(replica -> mirrors.add(new Named(name, replica, takes)));
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
