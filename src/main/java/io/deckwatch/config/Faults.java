package io.deckwatch.config;

import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with settings, with the value and the place where it stands. */
final class Faults {

    private static final List<String> SECRET =
            List.of(".url", ".urls", ".proxy-url", ".secrets", ".routing-key", ".password");

    private final SmallRyeConfig config;
    private final List<Fault> found = new ArrayList<>();

    Faults(SmallRyeConfig config) {
        this.config = config;
    }

    /** The value of a setting is not what it should be. */
    void wrong(String setting, String expected) {
        var value = config.getConfigValue(setting);
        var secret = SECRET.stream().anyMatch(setting.replaceAll("\\[\\d+]$", "")::endsWith);
        var shown = value.getRawValue() == null ? "" : secret ? " = ***" : " = " + value.getRawValue();
        add(setting, shown + ": expected " + expected + origin(value.getConfigSourceName()));
    }

    /** There is no such setting. */
    void unknown(String property, String source) {
        var nearest = Suggestion.nearestTo(property).map(name -> "; did you mean " + name + "?");
        add(property, ": no such setting" + nearest.orElse("") + origin(source));
    }

    /** Something that one value alone does not show. Of a setting that cannot be read there is nothing more to tell. */
    void add(String setting, String text) {
        if (!settings().contains(setting)) {
            found.add(new Fault(setting, text));
        }
    }

    /** The settings with which something is wrong so far. */
    Set<String> settings() {
        return found.stream().map(Fault::setting).collect(Collectors.toSet());
    }

    void requirePositive(String setting, Duration value) {
        if (value.isNegative() || value.isZero()) {
            wrong(setting, "a duration above zero");
        }
    }

    void requireNotNegative(String setting, Duration value) {
        require(!value.isNegative(), setting, "a duration that is not negative");
    }

    void require(boolean valid, String setting, String expected) {
        if (!valid) {
            wrong(setting, expected);
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Fault::setting));
            throw new InvalidSettingsException(found);
        }
    }

    private static String origin(@Nullable String source) {
        return source == null ? "" : " (from " + Sources.called(source) + ")";
    }
}
