package io.deckwatch.web.board;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.state.Subject;
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
 * @param state {@code firing}, {@code silenced}, {@code pending}, {@code inhibited} or {@code resolved}
 * @param name what it is called and where more stands about it
 * @param subject what it is about, the cluster first
 * @param since when it began, will begin to fire, or ended
 * @param texts what to say about it
 * @param causes the alerts that explain it, if it is inhibited
 */
public record AlertRow(
        String severity, String state, Name name, String subject, Moment since, Texts texts, List<Cause> causes) {

    /** The loudest first, then the oldest. Inhibited and pending ones come last. */
    public static final Comparator<Alert> ORDER = Comparator.comparing(AlertRow::isQuiet)
            .thenComparing(Alert::severity, Comparator.reverseOrder())
            .thenComparing(AlertRow::moment)
            .thenComparing(Alert::fingerprint);

    /** Those that are over, the newest end first. */
    public static final Comparator<Alert> NEWEST_END_FIRST =
            Comparator.comparing(AlertRow::moment).reversed().thenComparing(Alert::fingerprint);

    public AlertRow {
        causes = List.copyOf(causes);
    }

    /**
     * What an alert is called.
     *
     * @param alert its name
     * @param fingerprint its id
     * @param link its page
     * @param runbook its runbook
     * @param silence the form that silences it
     * @param schedule the page of the schedule it is about, or an empty string
     */
    public record Name(
            String alert, String fingerprint, String link, String runbook, String silence, String schedule) {}

    /**
     * The texts of an alert; each may be empty.
     *
     * @param summary in one sentence
     * @param description in some more
     * @param reason what Velero says, where the description does not quote it
     * @param retired why it is no longer watched, if it ended so
     * @param diagnosis why that is, as far as it is known
     * @param said who silenced it or is at it, a sentence each
     */
    public record Texts(
            String summary,
            String description,
            String reason,
            String retired,
            Diagnosis diagnosis,
            List<String> said) {}

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
     * @param silences what people said of alerts
     */
    public static AlertRow of(Alert alert, Map<String, Alert> known, Silences silences, Instant now) {
        var annotations = alert.annotations();
        var name = alert.labels().alertName();
        return new AlertRow(
                alert.severity().label(),
                state(alert, silences, now),
                new Name(
                        name,
                        alert.fingerprint(),
                        Links.alert(alert.fingerprint()),
                        Links.runbook(name, alert.fingerprint()),
                        Links.silence(alert.fingerprint()),
                        schedule(alert.labels())),
                subject(alert.labels()),
                Moment.of(moment(alert), now),
                new Texts(
                        summary(alert),
                        annotations.getOrDefault("description", ""),
                        unquoted(annotations),
                        retired(alert),
                        Diagnosis.of(annotations),
                        Said.of(alert, silences, now)),
                alert.inhibitedBy().stream()
                        .flatMap(cause -> Stream.ofNullable(known.get(cause)))
                        .map(AlertRow::cause)
                        .toList());
    }

    /** All alerts by their fingerprints. */
    public static Map<String, Alert> byFingerprint(List<Alert> alerts) {
        return alerts.stream()
                .collect(Collectors.toMap(Alert::fingerprint, Function.identity(), (one, other) -> other));
    }

    /** What becomes of it: {@code firing}, {@code silenced}, {@code pending}, {@code inhibited} or {@code resolved}. */
    public static String state(Alert alert, Silences silences, Instant now) {
        if (alert.isInhibited() && !(alert.state() instanceof AlertState.Resolved)) {
            return "inhibited";
        }
        return alert.isFiring() && !silences.muting(alert, now).isEmpty()
                ? "silenced"
                : alert.state().text();
    }

    /** An alert as the cause or effect of another one. */
    public static Cause cause(Alert alert) {
        return new Cause(summary(alert), Links.alert(alert.fingerprint()));
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

    private static Instant moment(Alert alert) {
        return switch (alert.state()) {
            case AlertState.Pending pending -> alert.isInhibited() ? pending.since() : pending.firesAt();
            case AlertState.Firing firing -> firing.startsAt();
            case AlertState.Resolved resolved -> resolved.endsAt();
        };
    }

    private static String subject(Labels labels) {
        return Stream.of("cluster", "velero_namespace", "schedule", "backup", "storage_location", "restore", "volume")
                .map(labels::get)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" / "));
    }

    private static String retired(Alert alert) {
        var reason = alert.state() instanceof AlertState.Resolved resolved ? resolved.retired() : null;
        return reason == null ? "" : reason;
    }

    private static String schedule(Labels labels) {
        var name = labels.get("schedule");
        return name.isEmpty()
                ? ""
                : Links.schedule(
                        Subject.of(Subject.Type.SCHEDULE, labels.get("cluster"), labels.get("velero_namespace"), name));
    }
}
