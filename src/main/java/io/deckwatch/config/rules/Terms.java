package io.deckwatch.config.rules;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.cron.Spans;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.book.Wording;
import io.deckwatch.state.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rules and overrides can both say.
 *
 * @param match which subjects
 * @param holdFor {@code for}
 * @param keepFiringFor {@code keep_firing_for}
 * @param severity the severity, whatever the detector says
 * @param wording the words of the alert
 */
record Terms(
        List<Matcher> match,
        Optional<Duration> holdFor,
        Optional<Duration> keepFiringFor,
        Optional<Severity> severity,
        Wording wording) {

    Terms {
        match = List.copyOf(match);
    }

    static Terms read(YamlMap map, @Nullable YamlText severity) {
        var match = map.texts("match").stream()
                .flatMap(text -> text.parsed(Matcher::parse).stream())
                .toList();
        return new Terms(
                match,
                span(map, "for"),
                span(map, "keep_firing_for"),
                Optional.ofNullable(severity).flatMap(text -> text.as(Terms::severity, "critical, warning or info")),
                Wordings.read(map.map("annotations").map(YamlMap::all).orElse(Map.of())));
    }

    /** These terms where they say something, else the other ones; both select. */
    Terms orElse(Terms other) {
        var both = new ArrayList<>(other.match);
        both.addAll(match);
        return new Terms(
                both,
                holdFor.or(other::holdFor),
                keepFiringFor.or(other::keepFiringFor),
                severity.or(other::severity),
                wording == Wording.AS_DETECTED ? other.wording : wording);
    }

    private static Optional<Duration> span(YamlMap map, String key) {
        return map.text(key)
                .flatMap(text -> text.as(
                        value -> Spans.parse(value).filter(span -> !span.isNegative()),
                        "a duration such as 0s, 90s, 15m or 7d"));
    }

    private static Optional<Severity> severity(String text) {
        return switch (text) {
            case "critical" -> Optional.of(Severity.CRITICAL);
            case "warning" -> Optional.of(Severity.WARNING);
            case "info" -> Optional.of(Severity.INFO);
            default -> Optional.empty();
        };
    }
}
