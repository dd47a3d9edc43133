package io.deckwatch.config;

import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of the heartbeat that goes out. */
public interface HeartbeatConfig {

    /** Where it goes; secret. */
    Optional<URI> url();

    /** A file that holds the URL. */
    Optional<Path> urlFile();

    /** Between two pings. */
    @WithDefault("1m")
    Duration interval();

    /** How a ping is made. */
    @WithDefault("get")
    HeartbeatSettings.Method method();

    /** For one ping. */
    @WithDefault("10s")
    Duration timeout();

    /** Whether addresses of private networks may be called. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** A proxy to go through. */
    Optional<URI> proxyUrl();
}
