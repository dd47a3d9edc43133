package io.deckwatch.web.alertmanager;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.state.Matcher;
import java.time.Instant;
import java.util.List;

/**
 * A silence as Alertmanager tells of it.
 *
 * @param id its id
 * @param status where it stands
 * @param times its times
 * @param matchers which alerts
 * @param createdBy who made it
 * @param comment why
 */
record SilenceJson(
        String id,
        StateJson status,
        @JsonUnwrapped Times times,
        List<MatcherJson> matchers,
        String createdBy,
        String comment) {

    static SilenceJson of(Silence silence, Instant now) {
        return new SilenceJson(
                silence.id(),
                new StateJson(silence.state(now).label()),
                new Times(silence.startsAt(), silence.endsAt(), silence.updatedAt()),
                silence.matchers().stream().map(MatcherJson::of).toList(),
                silence.createdBy(),
                silence.comment());
    }

    /** Where a silence stands: {@code active}, {@code pending} or {@code expired}. */
    record StateJson(String state) {}

    /** When a silence begins, ends, and was changed. */
    record Times(Instant startsAt, Instant endsAt, Instant updatedAt) {}

    /** A matcher by its parts. */
    record MatcherJson(String name, String value, boolean isRegex, boolean isEqual) {

        static MatcherJson of(Matcher matcher) {
            return new MatcherJson(matcher.name(), matcher.value(), matcher.isRegex(), matcher.isEqual());
        }
    }

    /** The answer to who made one. */
    record MadeJson(String silenceID) {}
}
