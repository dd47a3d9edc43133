package io.deckwatch.cron;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the time zones by the names that Go accepts: the file names of the tz database, and no offsets. */
final class GoLocation {
    /** Files of the tz database that Java leaves out, or lists in some releases only. */
    private static final Map<String, ZoneId> FILES = Map.of(
            "",
            ZoneOffset.UTC,
            "UTC",
            ZoneOffset.UTC,
            "GMT+0",
            ZoneOffset.UTC,
            "GMT-0",
            ZoneOffset.UTC,
            "EST",
            ZoneOffset.ofHours(-5),
            "MST",
            ZoneOffset.ofHours(-7),
            "HST",
            ZoneOffset.ofHours(-10),
            "ROC",
            ZoneId.of("Asia/Taipei"));

    /** SystemV zones are an invention of Java: there are no such files. */
    private static final Set<String> REGIONS = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private GoLocation() {}

    /** The zone of that name; "Local" is the zone of the Velero server. */
    static Optional<ZoneId> find(String name, ZoneId local) {
        if (name.equals("Local")) {
            return Optional.of(local);
        }
        ZoneId file = FILES.get(name);
        if (file != null) {
            return Optional.of(file);
        }
        return REGIONS.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** Why {@link #find} knows no zone of that name, in Go's words. */
    static String reason(String name) {
        return name.contains("..") || name.startsWith("/") || name.startsWith("\\")
                ? "time: invalid location name"
                : "unknown time zone " + name;
    }
}
