package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert in the API.
 *
 * @param fingerprint its id
 * @param state {@code pending}, {@code firing} or {@code resolved}
 * @param span when it began and ended
 * @param labels with the severity
 * @param annotations what is known about it now
 * @param inhibitedBy fingerprints of the alerts that silence it
 */
public record AlertView(
        String fingerprint,
        String state,
        @JsonUnwrapped Span span,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> inhibitedBy) {

    static AlertView of(Alert alert) {
        return new AlertView(
                alert.fingerprint(),
                alert.state().text(),
                Span.of(alert.state()),
                alert.labels().with(alert.severity()),
                alert.annotations(),
                alert.inhibitedBy());
    }

    /**
     * When an alert began and ended.
     *
     * @param startsAt when it began to fire or will
     * @param endsAt when it ended; absent unless it did
     * @param retired why it is no longer watched; absent if it was repaired or goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Span(
            Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String retired) {

        static Span of(AlertState state) {
            return switch (state) {
                case AlertState.Pending pending -> new Span(pending.firesAt(), null, null);
                case AlertState.Firing firing -> new Span(firing.startsAt(), null, null);
                case AlertState.Resolved resolved ->
                    new Span(resolved.startsAt(), resolved.endsAt(), resolved.retired());
            };
        }
    }
}
