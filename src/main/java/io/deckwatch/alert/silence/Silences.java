package io.deckwatch.alert.silence;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.group.Mute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All silences and acknowledgements at one instant. Never changes; a change makes another one.
 *
 * @param silences by id
 * @param acknowledgements by key
 */
public record Silences(Map<String, Silence> silences, Map<String, Acknowledgement> acknowledgements) {

    /** There are none. */
    public static final Silences NONE = new Silences(Map.of(), Map.of());

    /** How long they are remembered when they mute nothing any more, as long as Alertmanager does. */
    public static final Duration REMEMBERED = Duration.ofDays(5);

    public Silences {
        silences = Map.copyOf(silences);
        acknowledgements = Map.copyOf(acknowledgements);
    }

    /** These and one more silence, or a newer state of one. */
    public Silences with(Silence silence) {
        var next = new TreeMap<>(silences);
        next.put(silence.id(), silence);
        return new Silences(next, acknowledgements);
    }

    /** These and one more acknowledgement. */
    public Silences with(Acknowledgement acknowledgement) {
        var next = new TreeMap<>(acknowledgements);
        next.put(acknowledgement.key(), acknowledgement);
        return new Silences(silences, next);
    }

    /** These without the one of that id or key. */
    public Silences without(String key) {
        var fewer = new TreeMap<>(silences);
        fewer.remove(key);
        var rest = new TreeMap<>(acknowledgements);
        rest.remove(key);
        return new Silences(fewer, rest);
    }

    /** A silence, if there is one of that id. */
    public Optional<Silence> find(String id) {
        return Optional.ofNullable(silences.get(id));
    }

    /** The silences that mute an alert at an instant, the one that ends last first. */
    public List<Silence> muting(Alert alert, Instant now) {
        if (silences.isEmpty()) {
            return List.of();
        }
        var facets = alert.facets();
        return silences.values().stream()
                .filter(silence -> silence.mutes(facets, now))
                .sorted(SilenceOrder.LAST_END_FIRST)
                .toList();
    }

    /** Who is at an alert as it is now, if somebody said so. */
    public Optional<Acknowledgement> acknowledgement(Alert alert) {
        return Optional.ofNullable(acknowledgements.get(Acknowledgement.key(AlertRef.of(alert))))
                .filter(acknowledgement -> acknowledgement.holds(alert));
    }

    /** All that keeps an alert from being told. */
    public List<Mute> mutes(Alert alert, Instant now) {
        var mutes = new ArrayList<Mute>();
        muting(alert, now).forEach(silence -> mutes.add(new Mute(Mute.By.SILENCE, silence.id())));
        acknowledgement(alert).ifPresent(ack -> mutes.add(new Mute(Mute.By.ACKNOWLEDGEMENT, ack.key())));
        return List.copyOf(mutes);
    }

    /** The ids and keys of those that nobody needs to remember any more. */
    public List<String> forgettable(Collection<Alert> alerts, Instant now) {
        var limit = now.minus(REMEMBERED);
        var keys = new ArrayList<String>();
        for (var silence : silences.values()) {
            if (silence.endsAt().isBefore(limit)) {
                keys.add(silence.id());
            }
        }
        var held = alerts.stream()
                .filter(Alert::isFiring)
                .map(alert -> Acknowledgement.key(AlertRef.of(alert)))
                .toList();
        for (var acknowledgement : acknowledgements.values()) {
            if (acknowledgement.at().isBefore(limit) && !held.contains(acknowledgement.key())) {
                keys.add(acknowledgement.key());
            }
        }
        return List.copyOf(keys);
    }
}
