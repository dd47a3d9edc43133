package io.deckwatch.config;

import io.deckwatch.notify.email.SmtpServer;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
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

    /** Services of PagerDuty. */
    @WithName("pagerduty")
    Map<String, PagerDuty> pagerDuty();

    /** Alertmanagers. */
    Map<String, Alertmanager> alertmanager();

    /** Workflows of Microsoft Teams. */
    Map<String, Teams> teams();

    /** People who get mail. */
    Map<String, Email> email();

    /** Topics of Kafka. */
    Map<String, Topic> kafka();

    /** The standard output. */
    Map<String, Stdout> stdout();

    /** What every channel has. */
    interface Receiver {

        /** Whether the end of an alert is told. */
        @WithDefault("true")
        boolean sendResolved();
    }

    /** What every channel over HTTP has. */
    interface Http extends Receiver {

        /** For one attempt. */
        @WithDefault("10s")
        Duration timeout();

        /** Whether addresses of private networks may be called. */
        @WithDefault("false")
        boolean allowPrivateAddresses();
    }

    /** A channel over HTTP whose URL is its secret. */
    interface Hook extends Http {

        /** Where messages go; secret. */
        Optional<URI> url();

        /** A file that holds the URL. */
        Optional<Path> urlFile();
    }

    /** A webhook. */
    interface Webhook extends Hook {

        /** The secrets that messages are signed with; secret. */
        Optional<List<String>> secrets();

        /** A file that holds the secrets, one a line. */
        Optional<Path> secretsFile();

        /** Alerts in a message at most. */
        @WithDefault("0")
        int maxAlerts();
    }

    /** An incoming webhook of Slack. */
    interface Slack extends Hook {}

    /** A service of PagerDuty. */
    interface PagerDuty extends Http {

        /** The key of the service's integration; secret. */
        Optional<String> routingKey();

        /** A file that holds the key. */
        Optional<Path> routingKeyFile();

        /** Where events go. */
        @WithDefault("https://events.pagerduty.com/v2/enqueue")
        URI url();
    }

    /** An Alertmanager. */
    interface Alertmanager {

        /** Its replicas. */
        Optional<List<URI>> urls();

        /** How often it is sent what holds. */
        @WithDefault("1m")
        Duration interval();

        /** For one attempt. */
        @WithDefault("10s")
        Duration timeout();

        /** Whether addresses of private networks may be called. */
        @WithDefault("true")
        boolean allowPrivateAddresses();
    }

    /** A workflow of Microsoft Teams. */
    interface Teams extends Hook {}

    /** The standard output. */
    interface Stdout extends Receiver {}

    /** A topic of Kafka. */
    interface Topic extends Receiver {

        /** Its name. */
        Optional<String> topic();

        /** The servers of its Kafka. */
        Optional<List<String>> bootstrapServers();

        /** A file with what clients of that Kafka need. */
        Optional<Path> propertiesFile();

        /** For one attempt. */
        @WithDefault("10s")
        Duration timeout();
    }

    /** People who get mail. */
    interface Email extends Receiver {

        /** Who gets it. */
        Optional<List<String>> to();

        /** Whose mail it is. */
        Optional<String> from();

        /** The server that takes it. */
        Optional<String> host();

        /** Its port. */
        @WithDefault("587")
        int port();

        /** How the connection is protected. */
        @WithDefault("starttls")
        SmtpServer.Security security();

        /** Whom to log in as. */
        Optional<String> user();

        /** The password; secret. */
        Optional<String> password();

        /** A file that holds the password. */
        Optional<Path> passwordFile();

        /** For connecting, and for each answer. */
        @WithDefault("10s")
        Duration timeout();
    }
}
