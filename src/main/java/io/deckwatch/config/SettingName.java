package io.deckwatch.config;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a setting as the mapping has it.
 *
 * @param text with {@code <name>} where users choose a name, as in {@code deckwatch.installations.<name>.zone}
 * @param type of the value, or of one element
 * @param many whether the value is a list, separated by commas
 * @param fallback the default as written, or null
 */
record SettingName(
        String text, Class<?> type, boolean many, @Nullable String fallback) {

    static final String PREFIX = "deckwatch.";

    /** Any name that users choose: without a dot, or in quotes. */
    static final String ANY = "<name>";

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** All settings of {@link DeckwatchConfig}. */
    static final List<SettingName> ALL = List.copyOf(below(PREFIX, DeckwatchConfig.class));

    /** Whether a property of that name is this setting. */
    boolean matches(String property) {
        var pattern = Pattern.quote(text).replace(ANY, "\\E(?:\"[^\"]+\"|[^.\"]+)\\Q");
        return property.matches(pattern + (many ? "(?:\\[\\d+])?" : ""));
    }

    private static List<SettingName> below(String prefix, Class<?> group) {
        var names = new ArrayList<SettingName>();
        for (var method : group.getMethods()) {
            if (!method.isSynthetic()) {
                names.addAll(of(prefix + name(method), method));
            }
        }
        return names;
    }

    private static List<SettingName> of(String name, Method method) {
        var fallback = method.getAnnotation(WithDefault.class);
        var type = without(Optional.class, method.getGenericReturnType());
        if (raw(type) == Map.class) {
            return below(name + "." + ANY + ".", raw(argument(type, 1)));
        }
        if (isGroup(raw(type))) {
            return below(name + ".", raw(type));
        }
        var many = raw(type) == List.class || raw(type) == Set.class;
        var single = many ? raw(argument(type, 0)) : raw(type);
        return List.of(new SettingName(name, single, many, fallback == null ? null : fallback.value()));
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getPackage() == DeckwatchConfig.class.getPackage();
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : HUMP.matcher(method.getName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static Type without(Class<?> wrapper, Type type) {
        return raw(type) == wrapper ? argument(type, 0) : type;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }
}
