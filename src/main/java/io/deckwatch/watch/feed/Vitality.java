package io.deckwatch.watch.feed;

import io.deckwatch.watch.feed.FeedSettings.Patience;
import java.time.Duration;
import java.time.Instant;

/**
 * Judges the silence of a watch. An open connection proves nothing: a firewall may have dropped it hours ago. What proves
 * life is an event, a bookmark, or an answer to a probe; and an answer that is newer than what the watch told, twice in a row,
 * proves that the watch is dead.
 */
final class Vitality {

    /** What is to be done about a silence. */
    enum Advice {
        NONE,
        PROBE,
        REBUILD
    }

    private final Patience patience;
    private boolean bookmarksCome;
    private int probesAhead;
    private Instant opened = Instant.EPOCH;
    private Instant heard = Instant.EPOCH;
    private Instant probed = Instant.EPOCH;
    private Instant proved = Instant.EPOCH;

    Vitality(Patience patience) {
        this.patience = patience;
    }

    /** The API server answered a list. */
    void listed(Instant now) {
        proved = now;
        heard = now;
        probesAhead = 0;
    }

    /** A watch is open; that alone is no proof of life. */
    void opened(Instant now) {
        opened = now;
        probesAhead = 0;
    }

    /** An event or a bookmark came. */
    void heard(Instant now, boolean bookmark) {
        heard = now;
        proved = now;
        probesAhead = 0;
        bookmarksCome |= bookmark;
    }

    /** A probe is on its way. */
    void probing(Instant now) {
        probed = now;
    }

    /**
     * A probe was answered.
     *
     * @param ahead whether the answer holds an object that is newer than all that the watch told
     */
    void probed(Instant now, boolean ahead) {
        proved = now;
        probesAhead = ahead ? probesAhead + 1 : 0;
    }

    /** When life was last proved. */
    Instant proved() {
        return proved;
    }

    /** Whether life was proved lately enough. */
    boolean isFresh(Instant now) {
        return !isOver(proved, now, patience.stale());
    }

    /** What to do about a watch that is open, as of now. */
    Advice advice(Instant now) {
        var silentSince = heard.isAfter(opened) ? heard : opened;
        // One probe may overtake an event that is on its way; two, one probe interval apart, do not.
        if (probesAhead >= 2
                || bookmarksCome && isOver(silentSince, now, patience.bookmarks())
                || isOver(silentSince, now, patience.watch().plus(patience.grace()))) {
            return Advice.REBUILD;
        }
        var lastAsked = probed.isAfter(silentSince) ? probed : silentSince;
        return isOver(lastAsked, now, patience.probe()) ? Advice.PROBE : Advice.NONE;
    }

    /** Whether more than that has passed. */
    static boolean isOver(Instant since, Instant now, Duration limit) {
        return Duration.between(since, now).compareTo(limit) > 0;
    }
}
