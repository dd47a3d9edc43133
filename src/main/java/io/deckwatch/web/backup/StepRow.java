package io.deckwatch.web.backup;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Words;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that happened to a backup.
 *
 * @param what what it was
 * @param at when
 * @param after how long after what happened before, or an empty string
 */
public record StepRow(Badge what, Moment at, String after) {

    private record Happening(Instant at, Badge what) {}

    /** All that happened to a backup, oldest first. */
    static List<StepRow> all(BackupLife life, Instant now) {
        var all = new ArrayList<Happening>();
        life.course().steps().forEach(step -> all.add(new Happening(step.at(), badge(step.phase()))));
        // Of a backup that was made before anybody watched no step but its end is known.
        if (all.stream().noneMatch(each -> each.what.look().equals(Badge.CALM))) {
            all.add(new Happening(life.created(), new Badge(Badge.CALM, "created")));
            life.began().ifPresent(at -> all.add(new Happening(at, new Badge(Badge.CALM, "started"))));
        }
        life.deletions()
                .forEach(request -> all.add(
                        new Happening(request.head().created(), new Badge(Badge.CALM, "its deletion was asked for"))));
        var gone = life.course().goneAt();
        if (gone != null) {
            all.add(new Happening(gone, new Badge(Badge.CALM, "gone from the cluster")));
        }
        all.sort(Comparator.comparing(Happening::at));
        var rows = new ArrayList<StepRow>();
        for (var i = 0; i < all.size(); i++) {
            var each = all.get(i);
            rows.add(new StepRow(
                    each.what,
                    Moment.of(each.at, now),
                    i == 0 ? "" : Words.span(Duration.between(all.get(i - 1).at, each.at))));
        }
        return rows;
    }

    static Badge badge(Phase phase) {
        if (phase.equals(Phase.COMPLETED)) {
            return new Badge(Badge.GOOD, phase.text());
        }
        if (phase.equals(Phase.PARTIALLY_FAILED)) {
            return new Badge(Badge.WARN, phase.text());
        }
        return new Badge(phase.isFinal() ? Badge.BAD : Badge.CALM, phase.text());
    }
}
