package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.Intent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is said: a message before a channel gives it its form.
 *
 * @param intent the message
 * @param commonLabels labels, the severity included, that all alerts share
 * @param commonAnnotations annotations that all alerts share
 * @param externalUrl where the pages of Deckwatch are found, without a slash at the end; empty if that is not known
 */
public record Notification(
        Intent intent, Map<String, String> commonLabels, Map<String, String> commonAnnotations, String externalUrl) {

    public Notification {
        commonLabels = Collections.unmodifiableMap(new TreeMap<>(commonLabels));
        commonAnnotations = Collections.unmodifiableMap(new TreeMap<>(commonAnnotations));
        while (externalUrl.endsWith("/")) {
            externalUrl = externalUrl.substring(0, externalUrl.length() - 1);
        }
    }

    /** What is said about a message. */
    public static Notification of(Intent intent, String externalUrl) {
        return new Notification(
                intent,
                common(intent.alerts(), alert -> alert.labels().with(alert.severity())),
                common(intent.alerts(), Alert::annotations),
                externalUrl);
    }

    /** The id of the message. */
    public String id() {
        return intent.id();
    }

    /** Who is told. */
    public String receiver() {
        return intent.receiver();
    }

    /** The group as Alertmanager prints its key. */
    public String groupKey() {
        return intent.group().key();
    }

    /** What the alerts have in common by definition. */
    public Map<String, String> groupLabels() {
        return intent.group().labels();
    }

    /** Why it is said, in Alertmanager's words. */
    public String reason() {
        return intent.reason().text();
    }

    /** {@code firing} if any alert fires, else {@code resolved}. */
    public String status() {
        return alerts().stream().anyMatch(Alert::isFiring) ? "firing" : "resolved";
    }

    /** The alerts: those that fire, then those that ended. */
    public List<Alert> alerts() {
        return intent.alerts();
    }

    /** The first alerts, for channels with a limit; 0 means all. */
    public List<Alert> alerts(int most) {
        return most <= 0 || alerts().size() <= most ? alerts() : alerts().subList(0, most);
    }

    /** How many alerts a channel with that limit leaves out. */
    public int truncated(int most) {
        return alerts().size() - alerts(most).size();
    }

    /** The page of one alert; empty if it is not known where the pages are. */
    public String page(Alert alert) {
        return page(externalUrl, alert);
    }

    /** The form that silences an alert; empty if the pages are not known. */
    public String silence(Alert alert) {
        return externalUrl.isEmpty() ? "" : externalUrl + "/silences/new?alert=" + alert.fingerprint();
    }

    /** The page of one alert of a Deckwatch that is found there; empty if that is not known. */
    public static String page(String externalUrl, Alert alert) {
        return externalUrl.isEmpty() ? "" : externalUrl + "/alerts/" + alert.fingerprint();
    }

    private static Map<String, String> common(List<Alert> alerts, Function<Alert, Map<String, String>> values) {
        var common = new TreeMap<>(values.apply(alerts.getFirst()));
        alerts.forEach(alert -> common.entrySet().retainAll(values.apply(alert).entrySet()));
        return common;
    }
}
