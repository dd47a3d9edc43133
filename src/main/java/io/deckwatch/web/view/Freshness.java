package io.deckwatch.web.view;

import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.ScheduleStanding;
import java.time.Duration;
import java.time.Instant;

/**
 * How much of its RPO a schedule has used, as a bar and in words.
 *
 * @param look as in {@link Badge}
 * @param width how far the bar reaches
 * @param words what the bar says, for example {@code 7 h of 26 h 36 min}
 */
public record Freshness(String look, String width, String words) {

    private static final String FULL = "100%";
    private static final String EMPTY = "0%";

    /** The freshness at that time. */
    public static Freshness of(ScheduleStanding standing, Standing state, Instant now) {
        var good = standing.lastGood();
        var broken = standing.brokenAt();
        var look = state.badge().look();
        if (good == null) {
            var late = broken != null && !broken.isAfter(now);
            return new Freshness(look, late ? FULL : EMPTY, "no good backup");
        }
        var age = Words.span(Duration.between(good, now)) + " old";
        if (broken == null) {
            return new Freshness(Badge.CALM, EMPTY, age + ", no RPO");
        }
        var allowed = Duration.between(good, broken);
        // Where the promise was broken before the newest good backup began, there is no span to take a part of.
        return allowed.isPositive()
                ? new Freshness(
                        look,
                        Share.of(Share.part(Duration.between(good, now), allowed)),
                        age + " of " + Words.span(allowed))
                : new Freshness(look, FULL, age);
    }
}
