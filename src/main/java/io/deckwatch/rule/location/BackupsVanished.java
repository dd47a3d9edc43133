package io.deckwatch.rule.location;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Run;
import io.deckwatch.state.RunHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Backups of this cluster are gone before they expired, nobody asked for it, and Velero has looked at the object storage since
 * and did not bring them back: they are not there. One or two of many may have been removed on purpose while nobody watched;
 * from three on, or when nothing is left, it is a matter.
 *
 * @param back how long a Backup that was deleted by hand has to come back by sync
 */
public record BackupsVanished(Duration back) implements LocationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupsVanished";

    /** The default of {@link #back}. */
    public static final Duration BACK = Duration.ofMinutes(5);

    /** As long as requests to delete are remembered: later nobody could tell any more that it was asked for. */
    private static final Duration NEWS = Duration.ofHours(24);

    private static final int MANY = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.BACKUP, Kind.DELETE_BACKUP_REQUEST);
    }

    @Override
    public Timing timing() {
        return Timing.after(back);
    }

    @Override
    public Verdict judge(LocationCase c) {
        var shelf = c.shelf();
        var synced = c.location().checks().synced();
        if (shelf.isEmpty() || shelf.get().vanished().isEmpty() || synced == null) {
            return Verdict.fine();
        }
        var missing = new ArrayList<Run>();
        Instant next = null;
        for (var run : shelf.get().vanished()) {
            if (isMissing(run, synced, c.now())) {
                missing.add(run);
            }
            next = earlier(next, nextChange(run, c.now()));
        }
        var left = c.installation().storage().lying(c.subject().name());
        return missing.size() >= MANY || (left == 0 && !missing.isEmpty())
                ? vanished(c, missing, left, next)
                : Verdict.fineUntil(next);
    }

    /** Within the time to come back it is missing for now; later only if Velero has looked since. */
    private boolean isMissing(Run run, Instant synced, Instant now) {
        var gone = run.goneAt();
        return gone != null
                && now.isBefore(gone.plus(NEWS))
                && (now.isBefore(gone.plus(back)) || !synced.isBefore(gone));
    }

    private @Nullable Instant nextChange(Run run, Instant now) {
        var gone = run.goneAt();
        if (gone == null) {
            return null;
        }
        Instant next = null;
        for (var at : new Instant[] {gone.plus(back), gone.plus(NEWS)}) {
            next = at != null && at.isAfter(now) ? earlier(next, at) : next;
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static Verdict vanished(LocationCase c, List<Run> missing, int left, @Nullable Instant next) {
        var since = missing.stream()
                .map(Run::goneAt)
                .filter(at -> at != null)
                .min(Instant::compareTo)
                .orElseThrow();
        var remained = remained(c, since);
        var most = remained == 0 ? missing.size() > 1 : missing.size() >= remained;
        return new Verdict.Active(
                most ? Severity.CRITICAL : Severity.WARNING, since, next, facts(c, missing, left, since));
    }

    /** How many backups of schedules remained when it happened. What was made or has expired since changes nothing of that. */
    private static long remained(LocationCase c, Instant since) {
        return c.shelf().orElseThrow().series().values().stream()
                .flatMap(RunHistory::newestFirst)
                .filter(run -> run.started().isBefore(since))
                .filter(run -> run.goneAt() == null
                        || (run.hasExpired(run.goneAt()) && run.goneAt().isAfter(since)))
                .count();
    }

    private static Facts facts(LocationCase c, List<Run> missing, int left, Instant since) {
        var schedules = new TreeSet<String>();
        missing.forEach(run -> c.installation().scheduleOf(run.name()).ifPresent(schedules::add));
        var newest = missing.getLast();
        var what = missing.size() == 1 ? "1 backup" : missing.size() + " backups";
        return Facts.of(
                what + " vanished from storage location " + c.subject().name() + "; "
                        + (left == 0 ? "none is left there." : left + " are left there."),
                "Gone since " + Words.time(since) + ", the newest of them " + newest.name() + " of "
                        + Words.time(newest.started())
                        + ". They had not expired, nobody asked Velero to delete them, and Velero looked at the"
                        + " storage since and did not find them: the bucket was emptied, its objects expire by a rule"
                        + " of the bucket, or the location points elsewhere now (bucket and prefix: "
                        + c.location().spec().bucket() + ")."
                        + (schedules.isEmpty()
                                ? ""
                                : " Schedules that lost restore points: " + Words.list(schedules) + "."),
                c.about(since, "not found in the object storage"));
    }
}
