package io.deckwatch.web;

import io.deckwatch.rule.book.BookedRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The port through which pages and APIs learn which rules are in force. Called by many threads. */
public interface RuleShelf {

    /** What is in force. */
    InForce inForce();

    /**
     * When each rule last began to fire, by its name, as far back as is known. Reads Kafka, so it may take a moment.
     *
     * @throws Watchboard.BusyException if there is no answer
     */
    Map<String, Instant> lastFired();

    /**
     * The rules in force.
     *
     * @param rules in their order
     * @param policies the classes of schedules
     * @param folder the folder that lies on top of the rules that come with Deckwatch, or an empty string
     * @param good whether the files were taken when they were last read; else the rules before them stay in force
     * @param loadedAt when the rules in force were read
     */
    record InForce(List<BookedRule> rules, List<PolicyView> policies, String folder, boolean good, Instant loadedAt) {
        public InForce {
            rules = List.copyOf(rules);
            policies = List.copyOf(policies);
        }
    }

    /**
     * A class of schedules.
     *
     * @param name its name
     * @param match which schedules belong to it, in words
     * @param gives the annotations that it gives them
     */
    record PolicyView(String name, String match, Map<String, String> gives) {
        public PolicyView {
            gives = Map.copyOf(gives);
        }
    }
}
