package io.deckwatch.notify.heartbeat;

import io.deckwatch.notify.http.Endpoint;
import java.time.Duration;

/**
 * Where the heartbeat goes, and how often. The URL is secret: who knows it can keep the alarm from being raised.
 *
 * @param endpoint the URL of a check
 * @param method how it is asked for
 * @param interval between two pings
 */
public record HeartbeatSettings(Endpoint endpoint, Method method, Duration interval) {

    /** What those services take at most is some five pings a minute. */
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    /** How a ping is made. */
    public enum Method {
        /** Without a body. */
        GET,
        /** With a line of JSON. */
        POST
    }

    public HeartbeatSettings {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("The interval must be at least " + SHORTEST + ": " + interval);
        }
    }
}
