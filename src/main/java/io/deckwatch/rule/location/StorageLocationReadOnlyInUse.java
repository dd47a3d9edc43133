package io.deckwatch.rule.location;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ScheduleView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An enabled schedule writes to a location that is read-only: its next run will be refused.
 */
public record StorageLocationReadOnlyInUse() implements LocationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationReadOnlyInUse";

    /** How long it must be so. */
    private static final Duration HOLD = Duration.ofMinutes(10);

    private static final int REFUSALS = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict judge(LocationCase c) {
        if (!c.location().spec().readOnly()) {
            return Verdict.fine();
        }
        var writers = c.writers();
        return writers.isEmpty() ? Verdict.fine() : inUse(c, writers);
    }

    private static Verdict inUse(LocationCase c, Map<String, ScheduleView> writers) {
        var since = since(c, writers);
        var annotations = c.about(since, "accessMode is ReadOnly");
        var next = NextRun.of(writers, c.now());
        next.ifPresent(run -> annotations.put("next_run", run.at().toString()));
        var one = writers.size() == 1;
        return new Verdict.Active(
                writers.values().stream().anyMatch(StorageLocationReadOnlyInUse::isRefusedAgain)
                        ? Severity.CRITICAL
                        : Severity.WARNING,
                since,
                next.map(NextRun::at).filter(at -> at.isAfter(c.now())).orElse(null),
                Facts.of(
                        c.title() + " is read-only, but "
                                + (one ? "1 schedule writes" : writers.size() + " schedules write") + " to it.",
                        "Velero refuses each backup to a read-only location (FailedValidation). "
                                + (one ? "Schedule " : "Schedules ") + Words.list(writers.keySet())
                                + (one ? " cannot" : " can not") + " run"
                                + next.map(run -> "; the next run that is lost is " + run.sentence())
                                        .orElse("")
                                + ". Expired backups there are not removed either.",
                        annotations));
    }

    /** Whether Velero refused the last runs of a schedule, so that it protects nothing new. That pages once, here, for all. */
    private static boolean isRefusedAgain(ScheduleView writer) {
        var newest = writer.runs().finished().stream().limit(REFUSALS).toList();
        return newest.size() == REFUSALS
                && newest.stream()
                        .allMatch(run -> Phase.FAILED_VALIDATION.equals(run.outcome())
                                && run.reason().contains("read-only"));
    }

    /** Since it is read-only, or since the first of these schedules is there. */
    private static Instant since(LocationCase c, Map<String, ScheduleView> writers) {
        var changed = c.location().memory().accessChangedAt();
        var readOnly = changed == null ? c.location().head().created() : changed;
        Instant used = null;
        for (var writer : writers.values()) {
            var definition = writer.definition();
            var created = definition == null ? readOnly : definition.head().created();
            used = used == null || created.isBefore(used) ? created : used;
        }
        return used != null && used.isAfter(readOnly) ? used : readOnly;
    }
}
