package io.deckwatch.demo.play;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who watches the play: the demo's clock waits for it. */
@FunctionalInterface
public interface Audience {

    /** Up to when all of these clusters were heard of by the evaluator; empty while one of them never was. */
    Optional<Instant> seen(List<String> clusters);
}
