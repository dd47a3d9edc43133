package io.deckwatch.web;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alert on the page.
 *
 * @param severity its severity, which is also its look
 * @param name the alert's name, which is also that of its runbook
 * @param subject what it is about, the cluster first
 * @param since when it began, or will begin to fire
 * @param state {@code firing}, {@code pending} or {@code inhibited}
 * @param texts what to say about it
 */
public record AlertRow(String severity, String name, String subject, Moment since, String state, Texts texts) {

    /** The loudest first, then the oldest. Inhibited and pending ones come last. */
    static final Comparator<Alert> ORDER = Comparator.comparing(AlertRow::isQuiet)
            .thenComparing(Alert::severity, Comparator.reverseOrder())
            .thenComparing(AlertRow::start)
            .thenComparing(Alert::fingerprint);

    /**
     * The texts of an alert; each may be empty.
     *
     * @param summary in one sentence
     * @param description in some more
     * @param reason what Velero says, where the description does not quote it
     */
    public record Texts(String summary, String description, String reason) {}

    static AlertRow of(Alert alert, Instant now) {
        var annotations = alert.annotations();
        return new AlertRow(
                alert.severity().label(),
                alert.labels().alertName(),
                subject(alert.labels()),
                Moment.of(start(alert), now),
                alert.isInhibited() ? "inhibited" : alert.state().text(),
                new Texts(
                        annotations.getOrDefault("summary", ""),
                        annotations.getOrDefault("description", ""),
                        unquoted(annotations)));
    }

    /** The reason, unless the description says it already: read twice it only costs time. */
    private static String unquoted(Map<String, String> annotations) {
        var reason = annotations.getOrDefault("reason", "");
        return annotations.getOrDefault("description", "").contains(reason) ? "" : reason;
    }

    private static boolean isQuiet(Alert alert) {
        return !alert.isFiring() || alert.isInhibited();
    }

    private static Instant start(Alert alert) {
        return switch (alert.state()) {
            case AlertState.Pending pending -> pending.firesAt();
            case AlertState.Firing firing -> firing.startsAt();
            case AlertState.Resolved resolved -> resolved.startsAt();
        };
    }

    private static String subject(Labels labels) {
        return Stream.of("cluster", "velero_namespace", "schedule", "backup", "storage_location", "restore", "volume")
                .map(labels::get)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" / "));
    }
}
