package io.deckwatch.web.board;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alert on a page.
 *
 * @param severity its severity, which is also its look
 * @param state {@code firing}, {@code pending} or {@code inhibited}
 * @param name what it is called and where more stands about it
 * @param subject what it is about, the cluster first
 * @param since when it began, or will begin to fire
 * @param texts what to say about it
 * @param causes the alerts that explain it, if it is inhibited
 */
public record AlertRow(
        String severity, String state, Name name, String subject, Moment since, Texts texts, List<Cause> causes) {

    /** The loudest first, then the oldest. Inhibited and pending ones come last. */
    public static final Comparator<Alert> ORDER = Comparator.comparing(AlertRow::isQuiet)
            .thenComparing(Alert::severity, Comparator.reverseOrder())
            .thenComparing(AlertRow::start)
            .thenComparing(Alert::fingerprint);

    public AlertRow {
        causes = List.copyOf(causes);
    }

    /**
     * What an alert is called.
     *
     * @param alert its name
     * @param fingerprint its id, and its place on the page of alerts
     * @param runbook the address of its runbook
     */
    public record Name(String alert, String fingerprint, String runbook) {}

    /**
     * The texts of an alert; each may be empty.
     *
     * @param summary in one sentence
     * @param description in some more
     * @param reason what Velero says, where the description does not quote it
     */
    public record Texts(String summary, String description, String reason) {}

    /**
     * Another alert that explains this one.
     *
     * @param summary what it says
     * @param link where it stands
     */
    public record Cause(String summary, String link) {}

    /**
     * A row.
     *
     * @param known finds an alert by its fingerprint, or null
     */
    public static AlertRow of(Alert alert, Map<String, Alert> known, Instant now) {
        var annotations = alert.annotations();
        var name = alert.labels().alertName();
        return new AlertRow(
                alert.severity().label(),
                alert.isInhibited() ? "inhibited" : alert.state().text(),
                new Name(name, alert.fingerprint(), Links.runbook(name)),
                subject(alert.labels()),
                Moment.of(start(alert), now),
                new Texts(summary(alert), annotations.getOrDefault("description", ""), unquoted(annotations)),
                alert.inhibitedBy().stream()
                        .flatMap(cause -> Stream.ofNullable(known.get(cause)))
                        .map(cause -> new Cause(summary(cause), Links.alert(cause.fingerprint())))
                        .toList());
    }

    /** All alerts by their fingerprints. */
    public static Map<String, Alert> byFingerprint(List<Alert> alerts) {
        return alerts.stream()
                .collect(Collectors.toMap(Alert::fingerprint, Function.identity(), (one, other) -> other));
    }

    /** Whether nobody is told of it: it is inhibited, or does not fire yet. */
    static boolean isQuiet(Alert alert) {
        return !alert.isFiring() || alert.isInhibited();
    }

    private static String summary(Alert alert) {
        return alert.annotations().getOrDefault("summary", alert.labels().alertName());
    }

    /** The reason, unless the description says it already: read twice it only costs time. */
    private static String unquoted(Map<String, String> annotations) {
        var reason = annotations.getOrDefault("reason", "");
        return annotations.getOrDefault("description", "").contains(reason) ? "" : reason;
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
