package io.deckwatch.rule.location;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Several locations say that they are the default. Velero keeps the one created last and resets the others within a minute;
 * where that does not last, somebody sets them again and again, and backups may go where nobody looks for them.
 */
public record StorageLocationSeveralDefaults() implements InstallationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationSeveralDefaults";

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
        var defaults = c.installation().storage().defaults();
        if (defaults.size() < 2) {
            return Verdict.fine();
        }
        var using = c.needingDefault();
        return using.isEmpty() ? Verdict.fine() : several(c, defaults, using.keySet());
    }

    private static Verdict several(
            InstallationCase c, Collection<LocationProjection> defaults, Collection<String> schedules) {
        var names = defaults.stream().map(location -> location.key().name()).toList();
        // With the second one there were several.
        var since = defaults.stream()
                .map(StorageLocationSeveralDefaults::defaultSince)
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var annotations = c.about(since, "spec.default is true at " + Words.list(names));
        return new Verdict.Active(
                Severity.WARNING,
                since,
                annotations.containsKey("next_run") ? Instant.parse(annotations.get("next_run")) : null,
                new Facts(
                        names.size() + " storage locations in namespace "
                                + c.subject().namespace() + " are the default: " + Words.list(names) + ".",
                        "Backups that name no location go to " + names.getFirst()
                                + ", which was created last. That concerns schedules " + Words.list(schedules)
                                + ". Velero resets all but that one within a minute while its server runs; so it is"
                                + " down, or something sets them again.",
                        annotations,
                        List.of(new Cause(StorageLocationValidationStale.NAME, c.subject()))));
    }

    private static Instant defaultSince(LocationProjection location) {
        var changed = location.memory().defaultChangedAt();
        return changed == null ? location.head().created() : changed;
    }
}
