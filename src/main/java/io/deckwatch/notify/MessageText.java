package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.AlertRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a person is told by one message, the same in every channel.
 *
 * @param tone how it sounds: as loud as the loudest alert in it
 * @param title all of it in one line
 * @param why why it is said now
 * @param alerts the loudest alerts, the oldest first among equals
 * @param leftOut how many more there are
 * @param counts how many alerts of each name there are in all, if there is more than one; the most frequent first
 * @param page where all alerts are shown; may be empty
 */
public record MessageText(
        Tone tone, String title, String why, List<AlertText> alerts, int leftOut, List<Fact> counts, String page) {

    private static final Comparator<Alert> ORDER = Comparator.comparing(Tone::of)
            .thenComparing(alert -> AlertRef.of(alert).startsAt())
            .thenComparing(alert -> alert.labels().values().toString());

    public MessageText {
        alerts = List.copyOf(alerts);
        counts = List.copyOf(counts);
    }

    /**
     * The text of a message.
     *
     * @param most how many alerts are told of one by one
     */
    public static MessageText of(Notification notification, int most) {
        var all = notification.alerts().stream().sorted(ORDER).toList();
        var now = notification.intent().entry().at();
        var told = all.stream()
                .limit(most)
                .map(alert -> AlertText.of(alert, notification.page(alert), notification.silence(alert), now))
                .toList();
        return new MessageText(
                Tone.of(all.getFirst()),
                title(all, told.getFirst()),
                notification.reason(),
                told,
                all.size() - told.size(),
                all.size() > 1 ? counts(all) : List.of(),
                notification.externalUrl());
    }

    private static String title(List<Alert> alerts, AlertText loudest) {
        var clusters = distinct(alerts, alert -> alert.labels().get("cluster"));
        var place = clusters.size() == 1 ? AlertText.place(clusters.getFirst()) : clusters.size() + " clusters";
        if (alerts.size() == 1) {
            return place.isEmpty() ? loudest.headline() : place + ": " + loudest.headline();
        }
        var names = distinct(alerts, alert -> alert.labels().alertName());
        var about = names.size() == 1 ? " (" + names.getFirst() + ")" : "";
        return (place.isEmpty() ? "" : place + ": ") + numbers(alerts) + about;
    }

    /** For example {@code 3 alerts, 1 ended}. */
    private static String numbers(List<Alert> alerts) {
        var firing = alerts.stream().filter(Alert::isFiring).count();
        var ended = alerts.size() - firing;
        if (firing == 0) {
            return "all " + ended + " alerts ended";
        }
        var now = firing == 1 ? "1 alert" : firing + " alerts";
        return ended == 0 ? now : now + ", " + ended + " ended";
    }

    private static List<Fact> counts(List<Alert> alerts) {
        Map<String, Long> counts = alerts.stream()
                .collect(Collectors.groupingBy(
                        alert -> alert.labels().alertName(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(count -> new Fact(count.getKey(), count.getValue().toString()))
                .toList();
    }

    private static List<String> distinct(List<Alert> alerts, Function<Alert, String> value) {
        return alerts.stream().map(value).distinct().toList();
    }
}
