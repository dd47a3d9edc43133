package io.deckwatch.alert;

import io.deckwatch.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels that identify an alert: all but {@code severity}. They never hold a value that changes while the alert lasts.
 *
 * @param values names and values, sorted by name; empty values are left out, since Prometheus reads them as absent
 */
public record Labels(Map<String, String> values) {

    /** The label of the alert's name. */
    public static final String ALERT_NAME = "alertname";

    /** The label of the severity, which is no part of the identity. */
    public static final String SEVERITY = "severity";

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final char SEPARATOR = 0xff;

    public Labels {
        var sorted = new TreeMap<>(values);
        sorted.values().removeIf(String::isEmpty);
        sorted.remove(SEVERITY);
        values = Collections.unmodifiableMap(sorted);
    }

    /** The value of a label, or an empty string. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The alert's name. */
    public String alertName() {
        return get(ALERT_NAME);
    }

    /** The labels with the severity, as they go out. */
    public Map<String, String> with(Severity severity) {
        var all = new TreeMap<>(values);
        all.put(SEVERITY, severity.label());
        return Collections.unmodifiableMap(all);
    }

    /**
     * The identity in 16 hex digits: FNV-1a of 64 bits over the sorted names and values, each followed by the byte 0xff, as
     * Prometheus computes fingerprints (over UTF-8).
     */
    public String fingerprint() {
        var hash = FNV_OFFSET;
        for (var label : values.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long add(long start, String text) {
        var hash = start;
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return (hash ^ SEPARATOR) * FNV_PRIME;
    }
}
