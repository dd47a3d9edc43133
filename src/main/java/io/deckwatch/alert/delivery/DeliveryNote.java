package io.deckwatch.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a message, as the journal keeps it.
 *
 * @param at when its answer came
 * @param id of the message, the same on each attempt
 * @param to the channel it went to, for example {@code team/slack}
 * @param group the key of its group
 * @param reason why it went out, for example {@code first notification}
 * @param attempt 1 for the first since the start of the process; 0 if it was given up without one
 * @param answer what came back
 */
public record DeliveryNote(
        Instant at, String id, String to, String group, String reason, int attempt, DeliveryNote.Answer answer) {

    private static final String AFTER_ROUTE = ":{";

    /** What became of the message by an attempt. */
    public enum Outcome {
        /** The receiver has it. */
        DELIVERED("delivered"),
        /** It failed and is tried again. */
        RETRY("retry"),
        /** It was given up, and is kept in the dead letters. */
        GIVEN_UP("given_up");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As in the journal and the API. */
        public String label() {
            return label;
        }

        /** The outcome of that label, if there is one. */
        public static Optional<Outcome> labelled(String label) {
            for (var outcome : values()) {
                if (outcome.label.equals(label.toLowerCase(Locale.ROOT))) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What came back.
     *
     * @param outcome what became of the message
     * @param error the class of the failure, as in the metrics; empty if it did not fail
     * @param text the answer as a sentence, without secrets
     * @param took how long the attempt took
     * @param next when it is tried again; null if it is not
     */
    public record Answer(
            Outcome outcome,
            String error,
            String text,
            Duration took,
            @Nullable Instant next) {}

    /** The name of the receiver, by which people know it. */
    public String receiver() {
        var end = to.lastIndexOf('/');
        return end < 0 ? to : to.substring(0, end);
    }

    /** Which of the receiver's channels; empty if it has only one that needs no name. */
    public String channel() {
        return to.substring(Math.min(to.length(), receiver().length() + 1));
    }

    /** What the alerts of the group have in common, without the route they came by; empty for all alerts of the route. */
    public String subject() {
        var start = group.indexOf(AFTER_ROUTE);
        var end = group.length() - 1;
        return start < 0 || !group.endsWith("}") ? group : group.substring(Math.min(start + 2, end), end);
    }
}
