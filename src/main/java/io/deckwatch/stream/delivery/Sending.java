package io.deckwatch.stream.delivery;

import io.deckwatch.notify.Backoff;
import io.deckwatch.notify.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * How messages are sent.
 *
 * @param channels by receiver
 * @param backoff when failed attempts are made again
 * @param externalUrl where the pages are found, for links in messages; may be empty
 * @param executor runs attempts, each of which may block: one virtual thread each, outside tests
 * @param wall real time, for retries and ages, whatever time the alerts live in
 * @param chance a number from 0 to 1, for the jitter of pauses
 * @param meter counts what became of attempts
 */
public record Sending(
        Map<String, Channel> channels,
        Backoff backoff,
        String externalUrl,
        Executor executor,
        InstantSource wall,
        DoubleSupplier chance,
        DeliveryMeter meter) {

    public Sending {
        channels = Map.copyOf(channels);
    }

    /** How long a receiver is left alone after a message. */
    Duration gap(String receiver) {
        var channel = channels.get(receiver);
        return channel == null ? Duration.ZERO : channel.gap();
    }

    /** How many messages may be under way to a receiver at once. */
    int atOnce(String receiver) {
        var channel = channels.get(receiver);
        return channel == null ? 1 : channel.atOnce();
    }
}
