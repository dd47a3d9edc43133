package io.deckwatch.web.board;

import io.deckwatch.web.view.Badge;

/** How safe the data of a cluster is, the worst first. */
enum Protection {
    /** A schedule's RPO is broken, or something else is critical. */
    UNPROTECTED(Badge.BAD, "unprotected"),
    /** Nothing was heard of it, so nobody knows. */
    UNKNOWN(Badge.BAD, "not known"),
    /** It is protected now, but something is wrong that may end that. */
    AT_RISK(Badge.WARN, "at risk"),
    /** It was not heard of yet since the start. */
    WAITING(Badge.CALM, "waiting"),
    /** There is no schedule in it. */
    NOTHING(Badge.CALM, "no schedule"),
    /** All schedules are within their RPO, and nothing is wrong. */
    PROTECTED(Badge.GOOD, "protected");

    private final Badge badge;

    Protection(String look, String text) {
        this.badge = new Badge(look, text);
    }

    /** How it is shown. */
    Badge badge() {
        return badge;
    }
}
