package io.deckwatch.notify.receiver;

/** Who a receiver is and how it is reached. Shows no secret in {@code toString}. */
public sealed interface ReceiverSettings permits ChannelSettings, MirrorSettings {

    /** The name of the receiver. */
    String name();
}
