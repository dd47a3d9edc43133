package io.deckwatch.config.notify;

import io.deckwatch.alert.group.Addressee;
import io.deckwatch.notify.receiver.ChannelSettings;
import io.deckwatch.notify.receiver.MirrorSettings;
import io.deckwatch.notify.receiver.ReceiverSettings;

/**
 * One channel of a receiver.
 *
 * @param to who it is
 * @param settings how it is reached
 */
public record Contact(Addressee to, ReceiverSettings settings) {

    /** A receiver with this one channel, which needs no name of its own. */
    static Contact alone(ReceiverSettings settings) {
        return new Contact(new Addressee(settings.name(), "", tellsEnds(settings)), settings);
    }

    /** A channel of a receiver with several. */
    static Contact of(String receiver, String channel, ReceiverSettings settings) {
        return new Contact(new Addressee(receiver, channel, tellsEnds(settings)), settings);
    }

    private static boolean tellsEnds(ReceiverSettings settings) {
        return switch (settings) {
            case ChannelSettings channel -> channel.sendResolved();
            case MirrorSettings ignored -> true;
        };
    }
}
