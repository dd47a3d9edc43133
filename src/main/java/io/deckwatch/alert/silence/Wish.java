package io.deckwatch.alert.silence;

import io.deckwatch.state.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A silence as somebody wants it, not yet looked at.
 *
 * @param id which one is to be changed; empty for a new one
 * @param matchers which alerts
 * @param startsAt from when on
 * @param endsAt up to when
 * @param createdBy who wants it
 * @param comment why
 */
public record Wish(
        String id, List<Matcher> matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {

    private static final int MOST_MATCHERS = 50;
    private static final int LONGEST_TEXT = 1_024;

    public Wish {
        matchers = List.copyOf(matchers);
    }

    /** What is wrong with it, as one sentence. */
    Optional<String> fault(Instant now) {
        if (matchers.isEmpty()) {
            return Optional.of("at least one matcher required");
        }
        if (matchers.size() > MOST_MATCHERS) {
            return Optional.of("at most " + MOST_MATCHERS + " matchers are taken; these are " + matchers.size());
        }
        if (matchers.stream().allMatch(matcher -> matcher.matches(Map.of()))) {
            return Optional.of("at least one matcher must not match the empty string: this silence would mute what"
                    + " does not even have these labels");
        }
        if (!startsAt.isBefore(endsAt)) {
            return Optional.of("start time must be before end time");
        }
        if (endsAt.isBefore(now)) {
            return Optional.of("end time can't be in the past");
        }
        return longText();
    }

    private Optional<String> longText() {
        return matchers.stream().anyMatch(matcher -> matcher.value().length() > LONGEST_TEXT)
                        || createdBy.length() > LONGEST_TEXT
                        || comment.length() > LONGEST_TEXT
                ? Optional.of("values of matchers, author and comment may have " + LONGEST_TEXT
                        + " characters each, not more")
                : Optional.empty();
    }

    /** The silence it makes. */
    Silence as(String name, Instant start, Instant now) {
        return new Silence(name, matchers, start, endsAt, now, createdBy, comment);
    }
}
