package io.deckwatch.web;

import io.deckwatch.evaluation.Overview;

/** The port through which pages and APIs learn what is known. Called by many threads. */
public interface Watchboard {

    /** What is known, not older than a few seconds; of all clusters that this process can tell of. */
    Overview overview();
}
