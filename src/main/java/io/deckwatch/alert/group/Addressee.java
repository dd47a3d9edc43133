package io.deckwatch.alert.group;

/**
 * Who gets the messages of a route: one channel of a receiver.
 *
 * @param receiver its name, as people and messages know it
 * @param channel which of its channels, for example {@code slack}; empty if it has only one that needs no name
 * @param sendResolved whether the end of an alert is told
 */
public record Addressee(String receiver, String channel, boolean sendResolved) {

    public Addressee {
        if (receiver.isBlank()) {
            throw new IllegalArgumentException("A route needs the name of its receiver.");
        }
    }

    /** The name under which it is remembered what this channel was told. */
    public String id() {
        return channel.isEmpty() ? receiver : receiver + "/" + channel;
    }
}
