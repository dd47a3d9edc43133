package io.deckwatch.config;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.config.DeckwatchConfig.Installation;
import io.deckwatch.config.InstallationPatterns.Entry;
import io.deckwatch.state.AnnotationDefaults;
import io.deckwatch.state.InstallationSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Makes {@link Settings} of what the sources say, or one exception with all that is wrong. */
final class SettingsReader {

    private static final int CONVERTER_PRIORITY = 1000;
    private static final String KAFKA = "kafka.";
    private static final String BOOTSTRAP_SERVERS = KAFKA + "bootstrap.servers";
    private static final Pattern PASSED_ON = Pattern.compile("kafka\\.(?:security|sasl|ssl|client)\\..+");
    private static final String ROUTE = "deckwatch.notify.route.";
    private static final String UNGROUPED = "...";
    private static final Pattern CLUSTER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final SmallRyeConfig config;
    private final DeckwatchConfig given;
    private final Faults faults;

    private SettingsReader(SmallRyeConfig config, Faults faults) {
        this.config = config;
        this.given = config.getConfigMapping(DeckwatchConfig.class, "deckwatch");
        this.faults = faults;
    }

    static Settings read(Iterable<ConfigSource> sources) {
        var list = new ArrayList<ConfigSource>();
        sources.forEach(list::add);
        var raw = Lenient.config(builder(list));
        var faults = new Faults(raw);
        new Syntax(raw, builder(List.of()).build(), faults).check();
        var config = builder(list)
                .withSources(readable(faults))
                .withMapping(DeckwatchConfig.class, "deckwatch")
                .build();
        return new SettingsReader(config, faults).settings();
    }

    /** What cannot be read is told already; it counts as not set, so that the rest can be looked at as well. */
    private static ConfigSource readable(Faults faults) {
        var values = new HashMap<String, String>();
        for (var property : faults.settings()) {
            SettingName.ALL.stream()
                    .filter(name -> name.matches(property))
                    .findFirst()
                    .ifPresent(name -> values.put(property, readable(property, name)));
        }
        return new PropertiesConfigSource(values, "what cannot be read", Integer.MAX_VALUE);
    }

    private static String readable(String property, SettingName name) {
        var fallback = name.fallback() == null ? "" : name.fallback();
        // An element of a list, as in roles[0], cannot be left out like a whole setting.
        return property.endsWith("]") ? (fallback.isEmpty() ? "-" : fallback.split(",", 2)[0]) : fallback;
    }

    private static SmallRyeConfigBuilder builder(Collection<ConfigSource> sources) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(sources)
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationText())
                // An empty text means that there is none; Path.of would take it for the working directory.
                .withConverter(Path.class, CONVERTER_PRIORITY, text -> text.isEmpty() ? null : Path.of(text))
                .withValidateUnknown(false);
    }

    private Settings settings() {
        var cluster = cluster();
        var storage = storage();
        var installations = installations();
        var notification = notification(storage);
        var web = WebSettings.read(given.externalUrl(), given.web(), faults);
        faults.require(!given.roles().isEmpty(), "deckwatch.roles", "some of watch, evaluate, notify, web");
        faults.throwIfAny();
        return new Settings(
                cluster,
                storage,
                given.roles(),
                given.rulesDir(),
                new InstallationPatterns(installations),
                notification,
                web);
    }

    private ClusterSettings cluster() {
        var name = given.cluster().orElse("");
        faults.require(
                name.isEmpty() || CLUSTER_NAME.matcher(name).matches(),
                "deckwatch.cluster",
                "a name of letters, digits, dots, dashes and underscores, at most 63, beginning with a letter or"
                        + " digit");
        var contexts = given.contexts().orElse(List.of());
        faults.require(
                contexts.isEmpty()
                        || (name.isEmpty() && given.context().orElse("").isEmpty()),
                "deckwatch.contexts",
                "no deckwatch.cluster and no deckwatch.context beside it: each context is a cluster of its own name");
        var lease = given.lease();
        return new ClusterSettings(
                name,
                given.kubeconfig().orElse(null),
                given.context().orElse(""),
                contexts,
                given.namespaces().orElse(List.of()),
                new ClusterSettings.Lease(lease.enabled(), lease.namespace().orElse(""), lease.required()));
    }

    private StorageSettings storage() {
        var properties = new TreeMap<String, String>();
        for (var name : config.getPropertyNames()) {
            if (PASSED_ON.matcher(name).matches()) {
                properties.put(name.substring(KAFKA.length()), config.getValue(name, String.class));
            }
        }
        var servers = config.getOptionalValue(BOOTSTRAP_SERVERS, String.class).orElse("");
        return new StorageSettings(
                given.dataDir(),
                servers,
                properties,
                copies("deckwatch.partitions", given.partitions()),
                copies("deckwatch.replication", given.replication()),
                given.instance().orElse(""));
    }

    private OptionalInt copies(String setting, Optional<Integer> value) {
        faults.require(
                value.isEmpty() || (value.get() >= 1 && value.get() <= Short.MAX_VALUE),
                setting,
                "a whole number from 1 to " + Short.MAX_VALUE);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(value.get());
    }

    private List<Entry> installations() {
        return given.installations().entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Entry entry(String name, Installation entry) {
        var settings = new InstallationSettings(
                entry.zone(), entry.cronVersion(), entry.goodPhases(), entry.countSynced(), AnnotationDefaults.NONE);
        return new Entry(name, entry.cluster(), entry.namespace(), settings);
    }

    private NotificationSettings notification(StorageSettings storage) {
        var route = given.notification().route();
        faults.require(
                !route.groupBy().contains(UNGROUPED) || route.groupBy().size() == 1,
                ROUTE + "group-by",
                "either ... alone or names of labels");
        faults.requireNotNegative(ROUTE + "group-wait", route.groupWait());
        faults.requirePositive(ROUTE + "group-interval", route.groupInterval());
        faults.requirePositive(ROUTE + "repeat-interval", route.repeatInterval());
        faults.require(
                new HashSet<>(route.groupBy()).size() == route.groupBy().size(), ROUTE + "group-by", "each label once");
        requireOnePlace();
        var receivers =
                new ReceiversReader(storage, faults).read(given.notification().receivers());
        var heartbeat = new EndpointReader(faults).heartbeat("deckwatch.heartbeat", given.heartbeat());
        return new NotificationSettings(
                given.dryRun(), given.notification().configFile(), rhythm(route), receivers, heartbeat);
    }

    /** With faults there are no settings in the end, but the other ones have to be looked at. */
    private Rhythm rhythm(DeckwatchConfig.Route route) {
        return faults.settings().stream().anyMatch(setting -> setting.startsWith(ROUTE))
                ? Rhythm.STANDARD
                : new Rhythm(route.groupBy(), route.groupWait(), route.groupInterval(), route.repeatInterval());
    }

    /** Routes and receivers stand in the file or in the settings, but not in both. */
    private void requireOnePlace() {
        if (given.notification().configFile().isEmpty()) {
            return;
        }
        for (var name : config.getPropertyNames()) {
            var isSet = config.getConfigValue(name).getConfigSourceOrdinal() > Integer.MIN_VALUE;
            if (isSet && (name.startsWith(ROUTE) || name.startsWith(ReceiversReader.PREFIX))) {
                faults.add(
                        name,
                        ": does not go with deckwatch.notify.config-file; write it into that file, or do without the"
                                + " file");
            }
        }
    }
}
