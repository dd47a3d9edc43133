package io.deckwatch.notify.slack;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.http.Answer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of Slack's webhooks for what is wrong. None of them is taken for a farewell as 410 is, though Slack uses that too:
 * an archived channel may come back.
 */
enum SlackAnswer {
    INVALID_PAYLOAD(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    INVALID_BLOCKS(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    INVALID_ATTACHMENTS(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    MSG_BLOCKS_TOO_LONG(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    TOO_MANY_ATTACHMENTS(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    NO_TEXT(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    MISSING_TEXT_OR_FALLBACK_OR_ATTACHMENTS(FailureReason.CLIENT_ERROR, Hint.MESSAGE),
    USER_NOT_FOUND(FailureReason.CLIENT_ERROR, Hint.WEBHOOK),
    CHANNEL_NOT_FOUND(FailureReason.CLIENT_ERROR, "the channel is gone; " + Hint.WEBHOOK),
    CHANNEL_IS_ARCHIVED(FailureReason.CLIENT_ERROR, "unarchive the channel, or " + Hint.WEBHOOK),
    NO_SERVICE(FailureReason.AUTH_ERROR, Hint.REMOVED),
    NO_SERVICE_ID(FailureReason.AUTH_ERROR, Hint.REMOVED),
    NO_ACTIVE_HOOKS(FailureReason.AUTH_ERROR, Hint.REMOVED),
    NO_TEAM(FailureReason.AUTH_ERROR, Hint.REMOVED),
    TEAM_DISABLED(FailureReason.AUTH_ERROR, "the workspace is disabled"),
    INVALID_TOKEN(FailureReason.AUTH_ERROR, Hint.REMOVED),
    ACTION_PROHIBITED(FailureReason.AUTH_ERROR, "an administrator of Slack forbids this webhook to post there"),
    POSTING_TO_GENERAL_CHANNEL_DENIED(FailureReason.AUTH_ERROR, "only some people may post to that channel"),
    ROLLUP_ERROR(FailureReason.SERVER_ERROR, "Slack is in trouble");

    /** What to do. */
    private static final class Hint {
        static final String MESSAGE = "Slack does not take the form of the message; please report this";
        static final String WEBHOOK = "make a webhook for another channel and set its url";
        static final String REMOVED = "the webhook was removed or switched off; make a new one and set its url";
    }

    private static final String OK = "ok";

    private final FailureReason reason;
    private final String hint;

    SlackAnswer(FailureReason reason, String hint) {
        this.reason = reason;
        this.hint = hint;
    }

    /** What an answer means. Only the word {@code ok} means that Slack has the message. */
    static Outcome outcome(Answer answer) {
        var word = answer.body().strip().toLowerCase(Locale.ROOT);
        if (answer.isSuccess()) {
            return word.equals(OK)
                    ? new Outcome.Delivered("answered " + answer.status() + " " + OK)
                    : new Outcome.RetryLater(
                            FailureReason.OTHER,
                            "answered " + answer.status()
                                    + ", but without Slack's \"ok\": look at the url and for a proxy that answers itself",
                            null);
        }
        return answer.status() == 429
                ? answer.outcome()
                : known(word).map(code -> code.meaning(answer)).orElseGet(answer::outcome);
    }

    private static Optional<SlackAnswer> known(String word) {
        return Arrays.stream(values())
                .filter(code -> code.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private Outcome meaning(Answer answer) {
        var detail = "answered " + answer.status() + " " + name().toLowerCase(Locale.ROOT) + ": " + hint;
        return reason == FailureReason.SERVER_ERROR
                ? new Outcome.RetryLater(reason, detail, answer.retryAfter())
                : new Outcome.Rejected(reason, detail);
    }
}
