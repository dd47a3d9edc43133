package io.deckwatch.config;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks at each value by itself, before anything is made of it: whether there is such a setting, and whether it can be read. */
final class Syntax {

    private static final String WHOLE = "a whole number";

    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(Duration.class, DurationText.EXPECTED),
            Map.entry(boolean.class, "true or false"),
            Map.entry(int.class, WHOLE),
            Map.entry(Integer.class, WHOLE),
            Map.entry(double.class, "a number such as 0.5"),
            Map.entry(ZoneId.class, "a time zone such as UTC or Europe/Berlin"),
            Map.entry(URI.class, "a URL such as https://deckwatch.example.com"),
            Map.entry(CronVersion.class, "v1 (Velero 1.14 and older) or v3"),
            Map.entry(Role.class, "some of watch, evaluate, notify, web"),
            Map.entry(Phase.class, "phases in which a backup ends, such as Completed or PartiallyFailed"),
            Map.entry(SmtpServer.Security.class, "starttls, tls or none"),
            Map.entry(HeartbeatSettings.Method.class, "get or post"));

    /** Variables that our scripts use, and those that Kubernetes sets for a Service whose name begins with deckwatch. */
    private static final Pattern NOT_OURS =
            Pattern.compile("DECKWATCH_(?:JAVA_OPTS|DEBUG|(?:.*_)?SERVICE_(?:HOST|PORT)(?:_.*)?"
                    + "|(?:.*_)?PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_.*)?)?)");

    private final SmallRyeConfig config;
    private final SmallRyeConfig converters;
    private final Faults faults;

    /**
     * A check.
     *
     * @param config has the values
     * @param converters has the converters
     */
    Syntax(SmallRyeConfig config, SmallRyeConfig converters, Faults faults) {
        this.config = config;
        this.converters = converters;
        this.faults = faults;
    }

    void check() {
        var unknown = new ArrayList<String>();
        for (var property : config.getPropertyNames()) {
            if (property.startsWith(SettingName.PREFIX)) {
                SettingName.ALL.stream()
                        .filter(name -> name.matches(property))
                        .findFirst()
                        .ifPresentOrElse(name -> read(property, name), () -> unknown.add(property));
            }
        }
        unknown.forEach(this::tellUnknown);
    }

    private void tellUnknown(String property) {
        var source = config.getConfigValue(property).getConfigSourceName();
        if (source != null && !isNotOurs(property, source)) {
            faults.unknown(property, source);
        }
    }

    private static boolean isNotOurs(String property, String source) {
        var variable = property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return Sources.isEnvironment(source) && NOT_OURS.matcher(variable).matches();
    }

    private void read(String property, SettingName name) {
        var value = config.getConfigValue(property);
        var expected = EXPECTED.getOrDefault(name.type(), "a text");
        if (value.hasProblems()) {
            faults.wrong(property, expected + "; what stands in ${...} is not set");
            return;
        }
        var text = value.getValue();
        if (text == null || text.isEmpty()) {
            faults.require(name.fallback() == null, property, expected);
            return;
        }
        for (var part : name.many() ? text.split(",", -1) : new String[] {text}) {
            if (!isReadable(part.strip(), name.type())) {
                faults.wrong(property, expected);
                return;
            }
        }
    }

    private boolean isReadable(String text, Class<?> type) {
        if (type == boolean.class) {
            return text.equals("true") || text.equals("false");
        }
        if (type == Phase.class) {
            return Phase.of(text).isFinal();
        }
        try {
            return converters.convert(text, type) != null;
        } catch (RuntimeException e) {
            // Each type throws what it likes; whatever it is, the text is not such a value.
            return false;
        }
    }
}
