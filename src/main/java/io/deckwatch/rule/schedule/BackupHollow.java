package io.deckwatch.rule.schedule;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.RunCounts;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A run is good by its phase, but holds nothing of a sort of which the runs before it held some: no items, no snapshots, no
 * copied volumes, no bytes. Velero calls that a success.
 *
 * @param runs how many good runs before it must have held some
 */
public record BackupHollow(int runs) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupHollow";

    /** How many runs it takes by default. */
    public static final int RUNS = 2;

    /** Backups and transfers are told apart from each other, and the counts of a backup come a little after its end. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** Where there were so many, less than a tenth of them is as good as nothing. */
    private static final int MANY = 20;

    private static final int PART = 10;

    private static final Set<Kind> TRANSFERS = Set.of(Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP);

    private static final List<Sort> SORTS = List.of(
            new Sort("items", RunCounts::items, true, false),
            new Sort("volume snapshots", RunCounts::snapshots, true, false),
            new Sort("copied volumes", RunCounts::moved, true, true),
            // A data mover may move changes only, so that a part of the usual says nothing.
            new Sort("MiB of volume data", RunCounts::mebibytes, false, true));

    /**
     * A sort of thing that a backup holds.
     *
     * @param name its name
     * @param count how many there are
     * @param byParts whether a small part of the usual is as good as nothing
     * @param ofTransfers whether only its transfers may tell
     */
    private record Sort(String name, ToIntFunction<RunCounts> count, boolean byParts, boolean ofTransfers) {

        int in(Run run) {
            return count.applyAsInt(run.counts());
        }

        /** Whether a run is as hollow as that one. */
        Predicate<RunCounts> asHollowAs(Run run) {
            var most = (long) PART * in(run);
            return other -> count.applyAsInt(other) <= most;
        }

        boolean isHollow(Departure departure) {
            return in(departure.newest()) == 0 || (byParts && usual(departure) >= MANY);
        }

        int usual(Departure departure) {
            return departure.usual().stream().mapToInt(this::in).min().orElse(0);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE, Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP);
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        // What nobody may look at any more is not missing.
        var blind = TRANSFERS.stream().anyMatch(kind -> view.liveness().state(kind) == KindState.FORBIDDEN);
        return ScheduleCase.judge(subject, view, now, c -> judge(c, blind));
    }

    private Verdict judge(ScheduleCase c, boolean blind) {
        var newest = c.newestMade();
        var verdict = Verdict.fine();
        for (var sort : newest.isEmpty() ? List.<Sort>of() : SORTS) {
            var odd = sort.asHollowAs(newest.get());
            // Where no run ever held more, which is so in most schedules, there is nothing to compare.
            if ((blind && sort.ofTransfers()) || odd.test(c.view().runs().highest())) {
                continue;
            }
            var compared = Departure.compared(c);
            var next = Departure.judge(
                    c, compared, run -> odd.test(run.counts()), runs, departure -> hollow(c, sort, departure));
            if (next instanceof Verdict.Active) {
                return next;
            }
            verdict = next instanceof Verdict.Retired ? next : verdict;
        }
        return verdict;
    }

    private static Verdict hollow(ScheduleCase c, Sort sort, Departure departure) {
        if (!sort.isHollow(departure)) {
            return Verdict.fine();
        }
        var newest = departure.newest();
        var last = departure.usual().getFirst();
        var since = departure.first().ended();
        var held = sort.in(newest) == 0 ? "no " + sort.name() : "only " + sort.in(newest) + " " + sort.name();
        var usual =
                "the " + departure.usual().size() + " good runs before that held " + sort.usual(departure) + " or more";
        return new Verdict.Active(
                Severity.WARNING,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                Facts.of(
                        "The newest backup of " + c.title() + " ended " + newest.outcome() + ", but holds " + held
                                + ".",
                        "Backup " + newest.name() + " holds " + all(newest) + "; " + usual
                                + ". The last that held some is "
                                + last.name() + ", started " + Words.time(last.started())
                                + (last.goneAt() == null ? "" : ", which is gone") + ".",
                        ScheduleFacts.about(c, since, newest, held + ", while " + usual)));
    }

    private static String all(Run run) {
        return SORTS.stream().map(sort -> sort.in(run) + " " + sort.name()).collect(Collectors.joining(", "));
    }
}
