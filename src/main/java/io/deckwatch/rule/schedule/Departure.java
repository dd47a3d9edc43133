package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Verdict;
import io.deckwatch.state.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The newest runs of a schedule are odd in some way in which those before them were not. Only runs of the same spec are
 * compared, and only since the schedule was created; so there is no departure in what varies from run to run, in a first run,
 * and in one after a change of the schedule.
 *
 * @param odd the good runs that are odd, newest first
 * @param usual good runs before them, newest first, none of which is odd
 */
record Departure(List<Run> odd, List<Run> usual) {

    private static final int MOST_USUAL = 10;

    /** From this many on the odd is the usual. */
    private static final int MOST_ODD = 100;

    private static final int LOOKED_AT = 150;

    /**
     * The verdict of a rule about such a departure; nothing is wrong without one.
     *
     * @param odd whether a run is odd
     * @param least how many usual runs it takes
     * @param rule judges the departure
     */
    static Verdict judge(ScheduleCase c, Predicate<Run> odd, int least, Function<Departure, Verdict> rule) {
        return c.newestMade().filter(odd).isEmpty() ? Verdict.fine() : judge(c, compared(c), odd, least, rule);
    }

    /** The runs that the newest one is compared with, that one first. For who judges by several sorts of oddness. */
    static List<Run> compared(ScheduleCase c) {
        var newest = c.newestMade();
        if (newest.isEmpty()) {
            return List.of();
        }
        var spec = newest.get().counts().spec();
        var compared = new ArrayList<Run>();
        var left = LOOKED_AT;
        for (var run : c.attempts()) {
            if (left > 0 && c.leftSomething(run)) {
                left--;
                if (run.counts().spec() == spec) {
                    compared.add(run);
                }
            }
        }
        return compared;
    }

    /** The verdict about runs that are {@link #compared}. */
    static Verdict judge(
            ScheduleCase c, List<Run> compared, Predicate<Run> odd, int least, Function<Departure, Verdict> rule) {
        var end = 0;
        while (end < compared.size() && odd.test(compared.get(end))) {
            end++;
        }
        // In most schedules all runs are alike, and this is all that there is to do for each of their events.
        if (end == 0 || end == compared.size()) {
            return Verdict.fine();
        }
        var usual = compared.subList(end, compared.size()).stream()
                .filter(c::isGood)
                .limit(MOST_USUAL)
                .toList();
        var good = compared.subList(0, end).stream().filter(c::isGood).toList();
        if (good.isEmpty() || usual.size() < least || usual.stream().anyMatch(odd)) {
            return Verdict.fine();
        }
        return end < MOST_ODD
                ? rule.apply(new Departure(good, usual))
                : new Verdict.Retired(MOST_ODD + " runs in a row were like that, so it is taken for intended");
    }

    /** The newest run, which is odd. */
    Run newest() {
        return odd.getFirst();
    }

    /** The first run that was odd. */
    Run first() {
        return odd.getLast();
    }
}
