package io.deckwatch.rule.cluster;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Liveness;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The watch of a cluster is alive, but does not see some kind of object: rules that need it say nothing, which looks as if all
 * were well. Without Backups, Schedules or storage locations nothing at all is guarded, which is as bad as silence.
 */
public record KindNotWatched() implements ClusterRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchKindNotWatched";

    /** How long that must last. */
    private static final Duration HOLD = Duration.ofMinutes(10);

    private static final Set<Kind> VITAL = EnumSet.of(Kind.BACKUP, Kind.SCHEDULE, Kind.BACKUP_STORAGE_LOCATION);

    /** Older Veleros do not have them: before 1.12 the movements of data, before 1.10 the repositories under that name. */
    private static final Set<Kind> LATER = EnumSet.of(Kind.DATA_UPLOAD, Kind.DATA_DOWNLOAD, Kind.BACKUP_REPOSITORY);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var liveness = view.liveness();
        var unseen = Arrays.stream(Kind.values())
                .filter(kind -> isUnseen(kind, liveness.state(kind)))
                .toList();
        if (unseen.isEmpty()) {
            return Verdict.fine();
        }
        var since = unseen.stream()
                .map(kind -> liveness.unwell().getOrDefault(kind, liveness.since()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var vital = unseen.stream().anyMatch(VITAL::contains);
        return new Verdict.Active(
                vital ? Severity.CRITICAL : Severity.WARNING,
                since,
                null,
                facts(subject, liveness, unseen, vital, since));
    }

    private static boolean isUnseen(Kind kind, KindState state) {
        return switch (state) {
            case LIVE -> false;
            case MISSING -> !LATER.contains(kind);
            case FORBIDDEN, STALE -> true;
        };
    }

    private static Facts facts(Subject subject, Liveness liveness, List<Kind> unseen, boolean vital, Instant since) {
        var names = unseen.stream().map(Kind::kindName).collect(Collectors.joining(", "));
        var evidence = unseen.stream()
                .collect(Collectors.groupingBy(
                        liveness::state, TreeMap::new, Collectors.mapping(Kind::kindName, Collectors.toList())))
                .entrySet()
                .stream()
                .map(state -> reason(state.getKey()) + ": " + String.join(", ", state.getValue()) + ".")
                .collect(Collectors.joining(" "));
        var follows = vital
                ? " Until that is mended, nobody knows whether backups of this cluster run or fail."
                : " Until that is mended, alerts that are about these objects neither begin nor end.";
        return Facts.of(
                "Deckwatch does not see these objects of Velero in cluster " + subject.cluster() + ": " + names + ".",
                evidence + " So since " + Words.time(since) + "." + follows,
                Map.of("since", since.toString(), "reason", evidence));
    }

    private static String reason(KindState state) {
        return switch (state) {
            case LIVE -> "Seen";
            case MISSING -> "Not installed, the CRD is missing";
            case FORBIDDEN -> "Forbidden, the rights to list and watch are missing";
            case STALE -> "Not heard of, though the watch itself is alive";
        };
    }
}
