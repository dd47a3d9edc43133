package io.deckwatch.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of receivers, by channel and by the receiver's name. */
public interface ReceiversConfig {

    /** Webhooks. */
    Map<String, Webhook> webhook();

    /** Incoming webhooks of Slack. */
    Map<String, Slack> slack();

    /** What every channel has. */
    interface Receiver {

        /** Whether the end of an alert is told. */
        @WithDefault("true")
        boolean sendResolved();
    }

    /** What every channel over HTTP has. */
    interface HttpReceiver extends Receiver {

        /** Where messages go; secret. */
        Optional<URI> url();

        /** A file that holds the URL. */
        Optional<Path> urlFile();

        /** For one attempt. */
        @WithDefault("10s")
        Duration timeout();

        /** Whether addresses of private networks may be called. */
        @WithDefault("false")
        boolean allowPrivateAddresses();
    }

    /** A webhook. */
    interface Webhook extends HttpReceiver {

        /** The secrets that messages are signed with; secret. */
        Optional<List<String>> secrets();

        /** A file that holds the secrets, one a line. */
        Optional<Path> secretsFile();

        /** Alerts in a message at most. */
        @WithDefault("0")
        int maxAlerts();
    }

    /** An incoming webhook of Slack. */
    interface Slack extends HttpReceiver {}
}
