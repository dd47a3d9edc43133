package io.deckwatch.rule.schedule;

import io.deckwatch.event.Tree;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;

/**
 * A schedule is paused for so long that somebody may have forgotten it. The annotation {@code deckwatch.io/paused-until} says
 * until when it is meant to be, instead.
 *
 * @param after how long it may be paused
 */
public record SchedulePausedTooLong(Duration after) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroSchedulePausedTooLong";

    /** How long it may be paused by default. */
    public static final Duration AFTER = Duration.ofDays(7);

    private static final String UNTIL = "paused-until";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judgePausedToo(subject, view, now, this::judge);
    }

    private Verdict judge(ScheduleCase c) {
        var since = c.definition().memory().pausedSince();
        if (since == null) {
            return Verdict.fine();
        }
        var wish = new Tree(c.view().annotation(UNTIL).orElse(null));
        var until = wish.time();
        var tooLongAt = until.orElse(since.plus(after));
        if (c.now().isBefore(tooLongAt)) {
            return Verdict.fineUntil(tooLongAt);
        }
        var limit = until.isPresent()
                ? "It was meant to be paused until " + Words.time(tooLongAt) + "."
                : wish.isAbsent()
                        ? "If that is meant, say until when with the annotation deckwatch.io/" + UNTIL + "."
                        : "The annotation deckwatch.io/" + UNTIL + " is no time such as 2026-07-01T00:00:00Z: "
                                + wish.textOrEmpty() + ".";
        return new Verdict.Active(
                Severity.INFO,
                tooLongAt,
                ScheduleFacts.promise(c).mayChangeAt(),
                Facts.of(
                        "Schedule " + c.subject().name() + " is still paused.",
                        "It is paused since " + Words.time(since) + " and makes no backups. " + limit + " "
                                + ScheduleFacts.lastGood(c),
                        ScheduleFacts.about(c, since, "paused")));
    }
}
