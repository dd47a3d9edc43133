package io.deckwatch.watch.feed;

import java.time.Duration;

/**
 * How patient feeds are.
 *
 * @param patience when silence is doubted
 * @param retries how soon what failed is tried again
 * @param pageSize objects a page; a limit makes the API server answer from a consistent state
 */
public record FeedSettings(Patience patience, Retries retries, int pageSize) {

    /** The settings for a real cluster. */
    public static final FeedSettings DEFAULT = new FeedSettings(Patience.DEFAULT, Retries.DEFAULT, 500);

    public FeedSettings {
        if (pageSize < 1) {
            throw new IllegalArgumentException("The page size of lists must be at least 1, not " + pageSize);
        }
    }

    /**
     * When silence is doubted.
     *
     * @param probe silence after which a list of one object asks whether the API server still answers
     * @param stale age of the last proof of life at which a kind counts as stale
     * @param bookmarks silence after which a watch that used to get bookmarks is given up; API servers send one a minute
     * @param watch how long a watch is asked to last; the API server ends it then
     * @param grace how much longer than that a silent watch is borne
     */
    public record Patience(Duration probe, Duration stale, Duration bookmarks, Duration watch, Duration grace) {

        /** A probe a minute, stale after two, five minutes without bookmarks, watches of five minutes. */
        public static final Patience DEFAULT = new Patience(
                Duration.ofSeconds(55),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1));
    }

    /**
     * How soon what failed is tried again.
     *
     * @param first wait after the first failure; doubled with each further one
     * @param longest the longest wait
     * @param refused wait after a missing CRD or a refusal by RBAC
     * @param answer how long an answer is waited for
     */
    public record Retries(Duration first, Duration longest, Duration refused, Duration answer) {

        /** One second, doubled up to half a minute; half a minute after a refusal; half a minute for an answer. */
        public static final Retries DEFAULT = new Retries(
                Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
}
