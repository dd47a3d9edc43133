package io.deckwatch.demo.play;

import java.time.Instant;
import java.util.List;

/**
 * How the play stands.
 *
 * @param now its time
 * @param pace how fast it goes, as asked for
 * @param hurries whether it goes fast by itself because nothing happens
 * @param script what happened last and happens next
 * @param troubles what is wrong now
 * @param nodesToBeLost what will be wrong as soon as a volume moves there
 */
public record Situation(
        Instant now, Pace pace, boolean hurries, List<Line> script, List<Trouble> troubles, List<Place> nodesToBeLost) {

    public Situation {
        script = List.copyOf(script);
        troubles = List.copyOf(troubles);
        nodesToBeLost = List.copyOf(nodesToBeLost);
    }

    /**
     * A line of the script.
     *
     * @param at when
     * @param cluster where
     * @param text what happens
     * @param past whether it has happened
     */
    public record Line(Instant at, String cluster, String text, boolean past) {}

    /** A node of a cluster. */
    public record Place(String cluster, String node) {}
}
