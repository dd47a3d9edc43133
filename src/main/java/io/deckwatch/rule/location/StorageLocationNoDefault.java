package io.deckwatch.rule.location;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Schedules name no location, and none is the default: their runs will be refused.
 */
public record StorageLocationNoDefault() implements InstallationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationNoDefault";

    /** How long it must be so. */
    private static final Duration HOLD = Duration.ofMinutes(10);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict judge(InstallationCase c) {
        if (c.installation().storage().defaultLocation().isPresent()) {
            return Verdict.fine();
        }
        var stranded = c.needingDefault();
        return stranded.isEmpty() ? Verdict.fine() : noDefault(c, stranded);
    }

    private static Verdict noDefault(InstallationCase c, Map<String, ScheduleProjection> stranded) {
        var since = since(c, stranded);
        var annotations = c.about(since, "no location has spec.default: true");
        var one = stranded.size() == 1;
        return new Verdict.Active(
                Severity.WARNING,
                since,
                annotations.containsKey("next_run") ? Instant.parse(annotations.get("next_run")) : null,
                Facts.of(
                        "No storage location in namespace " + c.subject().namespace() + " is the default, but "
                                + (one ? "1 schedule needs" : stranded.size() + " schedules need") + " one.",
                        (one ? "Schedule " : "Schedules ") + Words.list(stranded.keySet())
                                + (one ? " names" : " name") + " no location, so Velero refuses "
                                + (one ? "its" : "their") + " backups (FailedValidation). There "
                                + (c.locations().size() == 1 ? "is" : "are") + ": "
                                + Words.list(
                                        c.installation().storage().locations().keySet()) + ".",
                        annotations));
    }

    /** When the last location was the default no more, or the first of these schedules was there. */
    private static Instant since(InstallationCase c, Map<String, ScheduleProjection> stranded) {
        var used = stranded.values().stream()
                .map(schedule -> schedule.head().created())
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
        var changes = Stream.concat(
                c.locations().stream().map(LocationProjection::memory).map(memory -> memory.defaultChangedAt()),
                c.installation().storage().defaultLostAt().stream());
        return Stream.concat(changes.filter(Objects::nonNull), Stream.of(used))
                .max(Instant::compareTo)
                .orElse(used);
    }
}
