package io.deckwatch.simulation.world;

import io.deckwatch.cron.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object in their order, as Go writes them: what is empty, zero, false or nothing is left out. A value in an
 * {@link Optional} is one that Go points to, which is written whatever it is.
 */
public final class Fields {

    private Fields() {}

    /**
     * The fields of those names and values.
     *
     * @param namesAndValues a name, its value, the next name, and so on
     */
    public static Map<String, Object> of(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            put(fields, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(fields);
    }

    /** Sets a field, or takes it away if the value is one that Go leaves out. */
    static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value == null || isLeftOut(value)) {
            fields.remove(name);
        } else {
            fields.put(name, json(value));
        }
    }

    private static boolean isLeftOut(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Number number -> number.longValue() == 0;
            case Boolean bool -> !bool;
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    private static Object json(Object value) {
        return switch (value) {
            case Instant instant -> instant.toString();
            case Duration span -> GoDuration.format(span);
            case Optional<?> pointer -> json(pointer.orElseThrow());
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, inner) -> copy.put(String.valueOf(name), json(inner)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                var copy = new ArrayList<Object>();
                list.forEach(inner -> copy.add(json(inner)));
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }
}
