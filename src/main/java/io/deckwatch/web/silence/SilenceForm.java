package io.deckwatch.web.silence;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Wish;
import io.deckwatch.cron.Spans;
import io.deckwatch.state.Matcher;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a silence, as somebody filled it in.
 *
 * @param id which silence is to be changed; empty for a new one
 * @param matchers which alerts, a matcher a line
 * @param from from when on, in UTC, as browsers write it; empty for now
 * @param span for how long from then, such as {@code 2h}
 * @param by who fills it in
 * @param comment why
 */
public record SilenceForm(String id, String matchers, String from, String span, String by, String comment) {

    private static final String USUAL = "2h";
    private static final Duration LONGEST = Duration.ofDays(400);

    /** An empty one. */
    static SilenceForm empty(String by) {
        return new SilenceForm("", "", "", USUAL, by, "");
    }

    /** One that silences an alert and no other one, whatever its severity. */
    static SilenceForm of(Alert alert, String by) {
        return new SilenceForm("", lines(alert.labels().values()), "", USUAL, by, "");
    }

    /** One that changes a silence. */
    static SilenceForm of(Silence silence, Instant now) {
        var matchers = new ArrayList<String>();
        silence.matchers().forEach(matcher -> matchers.add(matcher.toString()));
        var waits = silence.startsAt().isAfter(now);
        var start = waits ? silence.startsAt() : now;
        var left = silence.endsAt().isAfter(start)
                ? Spans.text(Duration.between(start, silence.endsAt()).truncatedTo(ChronoUnit.MINUTES))
                : USUAL;
        return new SilenceForm(
                silence.id(),
                String.join("\n", matchers),
                waits
                        ? LocalDateTime.ofInstant(start, ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString()
                        : "",
                left,
                silence.createdBy(),
                silence.comment());
    }

    private static String lines(Map<String, String> labels) {
        return String.join(
                "\n",
                labels.entrySet().stream()
                        .map(label -> Matcher.of(label.getKey(), true, false, label.getValue())
                                .toString())
                        .toList());
    }

    /**
     * What is wanted.
     *
     * @param before the silence that is to be changed, if there is one
     * @throws IllegalArgumentException with a sentence for people, if something cannot be read
     */
    Wish wish(Optional<Silence> before, String author, Instant now) {
        var length = Spans.parse(span)
                .filter(each -> each.isPositive() && each.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + span + "\" is no length of time; write for example 30m, 2h or 3d, at most 400d."));
        var start = start(now);
        // One that is active goes on: it keeps its start, and so its name.
        var kept = from.isBlank()
                ? before.filter(silence -> silence.state(now) == Silence.State.ACTIVE)
                        .map(Silence::startsAt)
                        .orElse(start)
                : start;
        return new Wish(id, parsed(), kept, start.plus(length), author, comment.strip());
    }

    private List<Matcher> parsed() {
        var parsed = new ArrayList<Matcher>();
        matchers.lines().filter(line -> !line.isBlank()).forEach(line -> parsed.addAll(Matcher.parseAll(line)));
        return parsed;
    }

    private Instant start(Instant now) {
        if (from.isBlank()) {
            return now;
        }
        try {
            return LocalDateTime.parse(from.strip()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + from + "\" is no time such as 2026-03-02T02:00.", e);
        }
    }

    /** The alerts that fire now and that it would silence. */
    List<Alert> affected(List<Alert> alerts) {
        try {
            var parsed = parsed();
            return parsed.isEmpty()
                    ? List.of()
                    : alerts.stream()
                            .filter(Alert::isFiring)
                            .filter(alert -> Matcher.allMatch(parsed, alert.facets()))
                            .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
