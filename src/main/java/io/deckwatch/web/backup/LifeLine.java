package io.deckwatch.web.backup;

import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Words;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.Pause;
import io.deckwatch.web.view.Axis;
import io.deckwatch.web.view.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The life of a backup along a line of time, from its creation to its end.
 *
 * @param own the phases of the backup itself
 * @param transfers the movements of its volumes, those that failed first; at most {@value #MOST}
 * @param more how many movements there are besides
 * @param axis times below the lines
 * @param still what stood still when, in words
 */
public record LifeLine(
        List<Stretch> own, List<TransferRow> transfers, int more, List<Axis.Tick> axis, List<String> still) {

    private static final int MOST = 100;
    private static final int MOST_STILL = 20;
    private static final Set<Phase> BEFORE =
            Set.of(Phase.NEW, Phase.QUEUED, Phase.READY_TO_START, Phase.ACCEPTED, Phase.PREPARED);
    private static final Set<Phase> BEHIND = Set.of(Phase.WAITING, Phase.WAITING_PARTIALLY_FAILED);

    public LifeLine {
        own = List.copyOf(own);
        transfers = List.copyOf(transfers);
        axis = List.copyOf(axis);
        still = List.copyOf(still);
    }

    /**
     * A stretch of a line.
     *
     * @param look {@code waiting}, {@code moving}, {@code behind} for what goes on in the background, {@code still},
     *     {@code good}, {@code partial} or {@code failed}
     * @param from where it begins
     * @param to where it ends
     * @param title what it is, in words
     */
    public record Stretch(String look, String from, String to, String title) {}

    /**
     * A span of time that is drawn.
     *
     * @param from its beginning
     * @param to its end
     */
    record Span(Instant from, Instant to) {

        /** From the first that is known of a backup to its end or that of its last transfer. */
        static Span of(BackupLife life, Instant now) {
            var starts = Stream.concat(life.began().stream(), Stream.of(life.created()));
            var ends = Stream.concat(
                    Stream.of(life.end(now)), life.transfers().stream().map(transfer -> transfer.end(now)));
            var from = starts.min(Comparator.naturalOrder()).orElse(now);
            var to = ends.max(Comparator.naturalOrder()).orElse(now);
            return new Span(from, to.isAfter(from) ? to : from.plusSeconds(1));
        }

        Stretch stretch(String look, Instant begin, Instant end, String title) {
            return new Stretch(look, Share.of(begin, from, to), Share.of(end, from, to), title);
        }

        Stretch still(Pause pause) {
            return stretch("still", pause.from(), pause.to(), "stood still " + words(pause));
        }

        private static String words(Pause pause) {
            return "for " + Words.span(pause.length()) + " from " + Words.time(pause.from());
        }
    }

    static LifeLine of(BackupLife life, Instant now) {
        var span = Span.of(life, now);
        var rows = life.transfers().stream()
                .sorted(Comparator.comparing(transfer -> !transfer.hasFailed()))
                .limit(MOST)
                .map(transfer -> TransferRow.of(transfer, span, now))
                .toList();
        return new LifeLine(
                own(life, span, now),
                rows,
                life.transfers().size() - rows.size(),
                Axis.ofSpan(span.from(), span.to()),
                still(life));
    }

    private static List<Stretch> own(BackupLife life, Span span, Instant now) {
        var stretches = new ArrayList<Stretch>();
        var steps = life.course().steps();
        var end = life.end(now);
        for (var i = 0; i < steps.size() && !steps.get(i).phase().isFinal(); i++) {
            var step = steps.get(i);
            var until = i + 1 < steps.size() ? steps.get(i + 1).at() : end;
            stretches.add(span.stretch(look(step.phase()), step.at(), until, words(step, until)));
        }
        // Of a backup that was made before anybody watched only its beginning and end are known.
        if (stretches.isEmpty()) {
            life.began().ifPresent(from -> stretches.add(span.stretch("moving", from, end, "it ran")));
        }
        life.pauses().forEach(pause -> stretches.add(span.still(pause)));
        if (!life.isRunning()) {
            stretches.add(span.stretch(
                    ending(life.outcome()), end, end, life.outcome().text()));
        }
        return stretches;
    }

    private static String words(Transition step, Instant until) {
        return step.phase().text() + " from " + Words.time(step.at()) + " for "
                + Words.span(Duration.between(step.at(), until));
    }

    static String look(Phase phase) {
        return BEFORE.contains(phase) ? "waiting" : BEHIND.contains(phase) ? "behind" : "moving";
    }

    static String ending(Phase outcome) {
        return outcome.equals(Phase.COMPLETED) ? "good" : outcome.equals(Phase.PARTIALLY_FAILED) ? "partial" : "failed";
    }

    private static List<String> still(BackupLife life) {
        var all = life.pauses().stream().map(pause -> "Nothing of it moved " + Span.words(pause) + ".");
        var volumes = life.transfers().stream().flatMap(transfer -> transfer.pauses().stream()
                .map(pause -> transfer.last().volume().text() + " stood still " + Span.words(pause) + "."));
        return Stream.concat(all, volumes).limit(MOST_STILL).toList();
    }
}
