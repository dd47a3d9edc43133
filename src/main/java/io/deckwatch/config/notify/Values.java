package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.cron.Spans;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads values of simple types. */
final class Values {

    private Values() {}

    static boolean flag(YamlMap map, String key, boolean fallback) {
        return map.text(key)
                .flatMap(text -> text.as(
                        value -> switch (value) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                        "true or false"))
                .orElse(fallback);
    }

    static Optional<Duration> span(YamlMap map, String key, Predicate<Duration> fits, String expected) {
        return map.text(key).flatMap(text -> text.as(value -> Spans.parse(value).filter(fits), expected));
    }

    /** How long one attempt may take. */
    static Duration timeout(YamlMap map) {
        return span(map, "timeout", Duration::isPositive, "a duration above 0 such as 10s")
                .filter(Duration::isPositive)
                .orElse(Duration.ofSeconds(10));
    }

    static int number(YamlMap map, String key, int fallback) {
        return map.text(key)
                .flatMap(text -> text.as(
                        value -> value.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(value)) : Optional.empty(),
                        "a whole number that is not negative"))
                .orElse(fallback);
    }

    /** Reports keys that Alertmanager knows and Deckwatch does not. */
    static void refuse(YamlMap map, Set<String> keys, String instead) {
        keys.forEach(key -> map.refuse(key, instead));
    }
}
