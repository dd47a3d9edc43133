package io.deckwatch.config;

/** What a process of Deckwatch does; by default everything. */
public enum Role {
    /** Watches a cluster and publishes what it sees. */
    WATCH,
    /** Judges what was published. */
    EVALUATE,
    /** Tells people. */
    NOTIFY,
    /** Shows pages and answers requests. */
    WEB
}
