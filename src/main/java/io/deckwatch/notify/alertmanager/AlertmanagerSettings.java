package io.deckwatch.notify.alertmanager;

import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.http.Poster;
import io.deckwatch.notify.receiver.MirrorSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * An Alertmanager with all its replicas.
 *
 * @param name of the receiver
 * @param replicas where each of them takes alerts
 * @param interval how often they are sent what holds
 */
public record AlertmanagerSettings(String name, List<Endpoint> replicas, Duration interval) implements MirrorSettings {

    public AlertmanagerSettings {
        replicas = List.copyOf(replicas);
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("An Alertmanager has at least one replica.");
        }
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("The interval must be above zero: " + interval);
        }
    }

    @Override
    public List<Mirror> open(InstantSource clock, String externalUrl, String version) {
        return replicas.stream()
                .<Mirror>map(replica -> new AlertmanagerMirror(this, new Poster(replica, clock, version), externalUrl))
                .toList();
    }
}
