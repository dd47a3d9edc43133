package io.deckwatch.cli.recording;

import io.deckwatch.event.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of an object what must not leave the cluster, and what only makes a recording long. */
final class Redactor {

    private static final String HIDDEN = "***";
    private static final String METADATA = "metadata";
    private static final String MANAGED_FIELDS = "managedFields";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Names of settings whose value is a secret whatever it looks like. Names of variables ("...EnvVar") are none. */
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(?:passw(?:or)?d|passphrase|secret_?key|secret_?access_?key|account_?key|client_?secret|sas_?token"
                    + "|(?:access|auth|session|bearer)_?token)");

    private Redactor() {}

    /** A copy of the object without managed fields, last applied configuration and secrets. */
    static Map<String, @Nullable Object> redacted(Map<?, ?> object) {
        var copy = entries(object);
        if (copy.get(METADATA) instanceof Map<?, ?> metadata) {
            var kept = new LinkedHashMap<Object, @Nullable Object>(metadata);
            kept.remove(MANAGED_FIELDS);
            if (kept.get("annotations") instanceof Map<?, ?> annotations) {
                var others = new LinkedHashMap<Object, @Nullable Object>(annotations);
                others.remove(LAST_APPLIED);
                kept.put("annotations", others);
            }
            copy.put(METADATA, kept);
        }
        return copy;
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> {
            var name = String.valueOf(key);
            copy.put(name, value instanceof String && SECRET_NAME.matcher(name).matches() ? HIDDEN : value(value));
        });
        return copy;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> Redaction.redacted(text);
            case Map<?, ?> map -> entries(map);
            case List<?> list -> list.stream().map(Redactor::value).toList();
            case null, default -> value;
        };
    }
}
