package io.deckwatch.web.view;

import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.rule.schedule.Timeline.Result;
import java.time.Instant;

/** Whether a schedule's data is protected, the worst first. */
public enum Standing {
    /** Its RPO is broken. */
    BROKEN(Badge.BAD, "RPO broken"),
    /** Its RPO holds, but its newest run or slot made no good backup. */
    SHAKEN(Badge.WARN, "last run not good"),
    /** It made no good backup yet. */
    NONE_YET(Badge.WARN, "no backup yet"),
    /** Nobody can tell: the watch of its cluster is not heard of. */
    UNKNOWN(Badge.CALM, "not known"),
    /** It promises nothing that could be broken. */
    UNBOUND(Badge.CALM, "no RPO"),
    /** Its RPO holds. */
    FRESH(Badge.GOOD, "within RPO"),
    /** It is paused. */
    PAUSED(Badge.CALM, "paused");

    private final Badge badge;

    Standing(String look, String text) {
        this.badge = new Badge(look, text);
    }

    /** How it is shown. */
    public Badge badge() {
        return badge;
    }

    /**
     * How a schedule stands.
     *
     * @param trusted whether the watch of its cluster is alive, so that the passing of time can be judged
     */
    public static Standing of(ScheduleStanding schedule, Instant now, boolean trusted) {
        if (!trusted) {
            return UNKNOWN;
        }
        var broken = schedule.brokenAt();
        if (broken != null && !broken.isAfter(now)) {
            return BROKEN;
        }
        if (schedule.paused()) {
            return PAUSED;
        }
        if (broken == null) {
            return UNBOUND;
        }
        if (schedule.lastGood() == null) {
            return NONE_YET;
        }
        return isShaken(schedule) ? SHAKEN : FRESH;
    }

    private static boolean isShaken(ScheduleStanding schedule) {
        var newest = schedule.recent().newest();
        if (newest != null && !newest.good()) {
            return true;
        }
        return schedule.recent().day().entries().reversed().stream()
                .filter(entry -> entry.result() != Result.RUNNING)
                .findFirst()
                .filter(entry -> entry.result() == Result.MISSED)
                .isPresent();
    }
}
