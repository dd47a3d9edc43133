package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Ceiling;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Interruptions.Interruption;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The Velero server is restarted again and again while it makes backups, which fails them: it runs out of memory, is evicted,
 * or loses its node. No metric of Velero counts these failures. It is told of the server, since it is one matter however
 * many schedules it hits.
 *
 * @param restarts how many restarts it takes
 * @param within how near to each other they must be; also how long it takes without one until the matter is over
 * @param span as of {@link BackupFailingPersistent}: a schedule that fails persistently by restarts makes it a page,
 *     unless its own alerts may not be that loud
 */
public record BackupFailedByRestart(int restarts, Duration within, Duration span) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupFailedByRestart";

    /** How many restarts it takes by default. */
    public static final int RESTARTS = 2;

    /** How near to each other they must be by default. */
    public static final Duration WITHIN = Duration.ofDays(3);

    /** A server that starts gives up all backups it finds running, within moments. */
    private static final Duration ONE_START = Duration.ofMinutes(2);

    private static final int MOST_LOOKED_AT = 50;
    private static final int MOST_NAMED = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.INSTALLATION);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        if (installation.isEmpty()) {
            return Verdict.fine();
        }
        var row = row(installation.get());
        var starts = starts(row);
        if (starts < restarts || !now.isBefore(row.getFirst().at().plus(within))) {
            return Verdict.fine();
        }
        var persistent = schedules(row).stream()
                .filter(schedule -> keepsFailing(schedule, subject, view, now))
                .toList();
        return new Verdict.Active(
                persistent.isEmpty() ? Severity.WARNING : Severity.CRITICAL,
                row.getLast().at(),
                row.getFirst().at().plus(within),
                facts(row, starts, persistent));
    }

    /** The newest interruptions, newest first, each near enough to the one before it. */
    private List<Interruption> row(Installation installation) {
        var newest =
                installation.interruptions().newestFirst().limit(MOST_LOOKED_AT).toList();
        var size = Math.min(1, newest.size());
        while (size < newest.size() && gap(newest, size).compareTo(within) < 0) {
            size++;
        }
        return newest.subList(0, size);
    }

    private static int starts(List<Interruption> row) {
        var starts = Math.min(1, row.size());
        for (var i = 1; i < row.size(); i++) {
            starts += gap(row, i).compareTo(ONE_START) > 0 ? 1 : 0;
        }
        return starts;
    }

    private static Duration gap(List<Interruption> row, int place) {
        return Duration.between(row.get(place).at(), row.get(place - 1).at());
    }

    private static Set<String> schedules(List<Interruption> row) {
        return row.stream().flatMap(cut -> cut.schedule().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean keepsFailing(String schedule, Subject subject, ClusterView view, Instant now) {
        var about = Subject.of(Subject.Type.SCHEDULE, subject.cluster(), subject.namespace(), schedule);
        return ScheduleCase.of(about, view, now)
                .filter(c -> !c.definition().memory().paused())
                .filter(c -> Ceiling.of(c.view(), new BackupFailingPersistent(span)) == Severity.CRITICAL)
                .map(c -> c.newestThatEnded(Phase.FAILED, Phase.FAILED_VALIDATION))
                .filter(series -> BackupFailingPersistent.isPersistent(series, span))
                .filter(series -> series.stream().allMatch(Run::isFailedByRestart))
                .isPresent();
    }

    private static Facts facts(List<Interruption> row, int starts, List<String> persistent) {
        var since = row.getLast().at();
        var backups = row.stream()
                .limit(MOST_NAMED)
                .map(cut -> cut.backup() + " (" + Words.time(cut.at()) + ")")
                .collect(Collectors.joining(", "));
        var more = row.size() > MOST_NAMED ? " and others" : "";
        var none =
                persistent.isEmpty() ? "" : " No run of " + String.join(", ", persistent) + " gets through any more.";
        return Facts.of(
                "The Velero server was restarted in the middle of a backup " + starts + " times.",
                "Since " + Words.time(since) + " restarts of the server failed the backups " + backups + more + "."
                        + none + " Look at why its pod ended: out of memory, evicted, or its node was drained.",
                Map.of(
                        "since",
                        since.toString(),
                        "reason",
                        "the Velero server was restarted while backups were running"));
    }
}
