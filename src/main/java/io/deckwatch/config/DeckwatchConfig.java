package io.deckwatch.config;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting below {@code deckwatch.}, as docs/config.md describes them. {@link Settings} maps it by itself instead of
 * leaving that to Quarkus, so that a fault is told in our words, with all others, and for every command.
 */
public interface DeckwatchConfig {

    /** The name of the watched cluster. */
    Optional<String> cluster();

    /** A kubeconfig file. */
    Optional<Path> kubeconfig();

    /** A context in the kubeconfig file. */
    Optional<String> context();

    /** Several contexts in the kubeconfig file, each of which is watched. */
    Optional<List<String>> contexts();

    /** The namespaces of the Velero installations. */
    Optional<List<String>> namespaces();

    /** The lease that makes one of several replicas the watch. */
    Lease lease();

    /** The folder of the embedded broker. */
    @WithDefault("./data")
    Path dataDir();

    /** Partitions of new topics. */
    Optional<Integer> partitions();

    /** Copies of new topics. */
    Optional<Integer> replication();

    /** This process's name among evaluators, which stays over restarts. */
    Optional<String> instance();

    /** What this process does. */
    @WithDefault("watch,evaluate,notify,web")
    Set<Role> roles();

    /** Where people reach the pages. */
    @WithDefault("http://localhost:8080")
    URI externalUrl();

    /** Who may use pages and API. */
    Web web();

    /** Whether nobody is notified. */
    @WithDefault("false")
    boolean dryRun();

    /** A folder with rule files and policies. */
    Optional<Path> rulesDir();

    /** What Deckwatch has to be told of Velero installations, by any name. */
    Map<String, Installation> installations();

    /** Who is notified, and when. */
    @WithName("notify")
    Notification notification();

    /** Who hears that all of this works. */
    HeartbeatConfig heartbeat();

    /** The lease that makes one of several replicas the watch. */
    interface Lease {

        /** Whether there is one. */
        @WithDefault("false")
        boolean enabled();

        /** Where it lies. */
        Optional<String> namespace();

        /** Whether to give up where the account may not use leases. */
        @WithDefault("true")
        boolean required();
    }

    /** Who may use pages and API. */
    interface Web {

        /** Whether everybody may read. */
        @WithDefault("true")
        boolean openToRead();

        /** A file with the tokens of those who may change something. */
        Optional<Path> writeTokenFile();

        /** A file with the secrets of reverse proxies that are believed. */
        Optional<Path> proxySecretFile();
    }

    /** What Deckwatch has to be told of one or several Velero installations. */
    interface Installation {

        /** Which clusters; {@code *} stands for any characters. */
        @WithDefault("*")
        String cluster();

        /** Which namespaces of Velero; {@code *} stands for any characters. */
        @WithDefault("*")
        String namespace();

        /** The time zone of the Velero server. */
        @WithDefault("UTC")
        ZoneId zone();

        /** Whose cron rules the server follows. */
        @WithDefault("v3")
        CronVersion cronVersion();

        /** Which phases make a restore point. */
        @WithDefault("Completed")
        Set<Phase> goodPhases();

        /** Whether synced backups count. */
        @WithDefault("false")
        boolean countSynced();
    }

    /** Who is notified, and when. */
    interface Notification {

        /** A file with routes and receivers in Alertmanager's form. */
        Optional<Path> configFile();

        /** How alerts are put into messages. */
        Route route();

        /** Who gets them. */
        ReceiversConfig receivers();
    }

    /** How alerts are put into messages. */
    interface Route {

        /** Labels whose values make a group. */
        @WithDefault("cluster,alertname")
        List<String> groupBy();

        /** How long a new group waits for more alerts. */
        @WithDefault("30s")
        Duration groupWait();

        /** How often a group is looked at for changes. */
        @WithDefault("5m")
        Duration groupInterval();

        /** After how long an unchanged group is told again. */
        @WithDefault("4h")
        Duration repeatInterval();
    }
}
