package io.deckwatch.app;

import io.deckwatch.watch.WatchSettings.Cadence;
import java.time.Clock;

/**
 * The times that the parts go by. The two clocks are the same but in the demo.
 *
 * @param told the time of what is watched, of verdicts and of messages
 * @param wall real time, for connections, retries and signatures
 * @param cadence how often the watch publishes
 */
record Timing(Clock told, Clock wall, Cadence cadence) {}
