package io.deckwatch.rule.location;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Deletions.Request;
import io.deckwatch.state.Run;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Within a short time somebody asks Velero to delete most of the restore points that a location, or a schedule that goes on
 * running, has, long before they expire. A hand that slipped, a script, or an attacker before he encrypts the rest. Velero
 * deletes them one after the other, so a fast hand can stop it.
 *
 * @param many more than this many
 * @param share and more than this share of what lies there
 * @param within within this time
 */
public record MassDeletion(int many, double share, Duration within) implements LocationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroMassDeletion";

    /** With the defaults of all thresholds: who tidies up a few old backups by hand is left in peace. */
    public static final MassDeletion STANDARD = new MassDeletion(5, 0.5, Duration.ofHours(1));

    /** As long as requests are remembered after Velero has carried them out. */
    private static final Duration NEWS = Duration.ofHours(24);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.SCHEDULE, Kind.BACKUP, Kind.DELETE_BACKUP_REQUEST);
    }

    @Override
    public Verdict judge(LocationCase c) {
        var shelf = c.shelf();
        if (shelf.isEmpty() || shelf.get().doomed().size() <= many) {
            return Verdict.fine();
        }
        var asked = asked(c, shelf.get());
        if (asked.isEmpty()) {
            return Verdict.fine();
        }
        var forgotten =
                asked.values().stream().min(Instant::compareTo).orElseThrow().plus(NEWS);
        var struck = struck(c, shelf.get(), asked);
        return struck.isEmpty()
                ? Verdict.fineUntil(forgotten)
                : new Verdict.Active(Severity.CRITICAL, struck.get(), forgotten, facts(c, asked, struck.get()));
    }

    /** When the deletion of which backup was asked for within the last day. */
    private static Map<Run, Instant> asked(LocationCase c, Shelf shelf) {
        var asked = new HashMap<Run, Instant>();
        for (var run : shelf.doomed()) {
            c.installation()
                    .storage()
                    .deletionOf(run.name())
                    .map(Request::at)
                    .filter(at -> c.now().isBefore(at.plus(NEWS)))
                    .ifPresent(at -> asked.put(run, at));
        }
        return asked;
    }

    /** Since when the location as a whole, or a schedule that goes on running, loses most of what it has. */
    private Optional<Instant> struck(LocationCase c, Shelf shelf, Map<Run, Instant> asked) {
        var bySchedule = new HashMap<String, List<Instant>>();
        asked.forEach((run, at) -> c.installation().scheduleOf(run.name()).ifPresent(schedule -> bySchedule
                .computeIfAbsent(schedule, s -> new ArrayList<>())
                .add(at)));
        var still = asked.keySet().stream().filter(run -> run.goneAt() == null).count();
        var whole = burst(
                asked.values(), c.installation().storage().lying(c.subject().name()) - still);
        return bySchedule.entrySet().stream()
                .filter(entry -> entry.getValue().size() > many && isRunning(c, entry.getKey()))
                .flatMap(entry -> burst(entry.getValue(), left(shelf, entry.getKey(), asked)).stream())
                .reduce(
                        whole,
                        (earliest, at) -> earliest.filter(e -> e.isBefore(at)).or(() -> Optional.of(at)),
                        (one, other) -> one.or(() -> other));
    }

    private static boolean isRunning(LocationCase c, String schedule) {
        return c.installation()
                .schedule(schedule)
                .map(ScheduleView::definition)
                .filter(LocationCase::runs)
                .isPresent();
    }

    private static long left(Shelf shelf, String schedule, Map<Run, Instant> asked) {
        var series = shelf.series().get(schedule);
        return series == null
                ? 0
                : series.newestFirst()
                        .filter(run -> run.goneAt() == null && !asked.containsKey(run))
                        .count();
    }

    /** The first of these times from which on so many lie so near to each other that the rule applies, given what is left. */
    private Optional<Instant> burst(Collection<Instant> times, long left) {
        var sorted = times.stream().sorted().toList();
        for (var first = 0; first + many < sorted.size(); first++) {
            var last = first + many;
            while (last + 1 < sorted.size() && isNear(sorted, first, last + 1)) {
                last++;
            }
            var count = last - first + 1;
            if (isNear(sorted, first, last) && count > share * (sorted.size() + left)) {
                return Optional.of(sorted.get(first));
            }
        }
        return Optional.empty();
    }

    private boolean isNear(List<Instant> sorted, int first, int last) {
        return !sorted.get(last).isAfter(sorted.get(first).plus(within));
    }

    private static Facts facts(LocationCase c, Map<Run, Instant> asked, Instant since) {
        var schedules = new TreeSet<String>();
        asked.keySet().forEach(run -> c.installation().scheduleOf(run.name()).ifPresent(schedules::add));
        var gone = asked.keySet().stream().filter(run -> run.goneAt() != null).count();
        return Facts.of(
                asked.size() + " backups in storage location " + c.subject().name()
                        + " were asked to be deleted before they expire.",
                "Since " + Words.time(since) + " DeleteBackupRequests were made for " + asked.size()
                        + " backups that had not expired; " + gone + " of them are gone. "
                        + c.installation().storage().lying(c.subject().name()) + " backups are still there."
                        + (schedules.isEmpty()
                                ? ""
                                : " Schedules that lose restore points: " + Words.list(schedules) + ".")
                        + " If nobody meant it, stop the Velero server now: it deletes one after the other.",
                c.about(since, "DeleteBackupRequests before expiry"));
    }
}
