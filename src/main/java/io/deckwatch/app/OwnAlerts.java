package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What fires of the alerts that are about Deckwatch itself, as the notifier knows it. */
final class OwnAlerts {

    private static final String PREFIX = "Deckwatch";

    private final Map<String, Alert> firing = new ConcurrentHashMap<>();

    /** An alert is as it is here from now on. */
    void onAlert(Alert alert) {
        if (alert.isFiring() && alert.labels().alertName().startsWith(PREFIX)) {
            firing.put(alert.fingerprint(), alert);
        } else {
            firing.remove(alert.fingerprint());
        }
    }

    /** Whether an alert of that name fires. */
    boolean fires(String name) {
        return of(name).findAny().isPresent();
    }

    /** The clusters of which an alert of that name fires. */
    Set<String> clusters(String name) {
        return of(name).map(alert -> alert.labels().get("cluster")).collect(Collectors.toSet());
    }

    private Stream<Alert> of(String name) {
        return firing.values().stream()
                .filter(alert -> alert.labels().alertName().equals(name));
    }
}
