package io.deckwatch.rule.book;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Subject;

/** Says what a rule found in words of the user's own. */
@FunctionalInterface
public interface Wording {

    /** The detector's own words. */
    Wording AS_DETECTED = (facts, subject, severity) -> facts;

    /** The facts in other words. */
    Facts word(Facts facts, Subject subject, Severity severity);
}
