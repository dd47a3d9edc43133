package io.deckwatch.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a rule says about one subject. */
public sealed interface Verdict {

    /** The next instant at which the verdict could be another one without any event; null if there is none. */
    @Nullable
    Instant mayChangeAt();

    /**
     * Nothing is wrong.
     *
     * @param mayChangeAt see {@link Verdict#mayChangeAt()}
     */
    record Inactive(@Nullable Instant mayChangeAt) implements Verdict {}

    /**
     * Something is wrong.
     *
     * @param severity how bad
     * @param since since when, from the data
     * @param mayChangeAt see {@link Verdict#mayChangeAt()}
     * @param facts what to say about it
     */
    record Active(
            Severity severity, Instant since, @Nullable Instant mayChangeAt, Facts facts) implements Verdict {

        /** The same, no louder than that. */
        public Active atMost(Severity ceiling) {
            return severity.compareTo(ceiling) <= 0 ? this : new Active(ceiling, since, mayChangeAt, facts);
        }
    }

    /**
     * The subject is no longer watched, which does not mean that anything was repaired.
     *
     * @param reason why, to be read after "no longer watched: "
     * @param mayChangeAt see {@link Verdict#mayChangeAt()}
     */
    record Retired(String reason, @Nullable Instant mayChangeAt) implements Verdict {
        /** Retired until an event says otherwise. */
        public Retired(String reason) {
            this(reason, null);
        }
    }

    /** Nothing is wrong, and time alone changes nothing. */
    static Verdict fine() {
        return new Inactive(null);
    }

    /** Nothing is wrong before that instant. */
    static Verdict fineUntil(@Nullable Instant mayChangeAt) {
        return new Inactive(mayChangeAt);
    }
}
