package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen of a group at one instant.
 *
 * @param firing alerts that fire and are not muted, loudest first
 * @param resolved alerts that ended and are not muted
 * @param carried muted alerts, as the receiver knows them
 */
record Sight(List<Alert> firing, List<Alert> resolved, List<AlertRef> carried) {

    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::severity)
            .reversed()
            .thenComparing(alert -> AlertRef.of(alert).startsAt())
            .thenComparing(Alert::fingerprint);

    static Sight of(Collection<Alert> alerts, @Nullable LogEntry last, Predicate<Alert> muted) {
        var firing = new ArrayList<Alert>();
        var resolved = new ArrayList<Alert>();
        var carried = new ArrayList<AlertRef>();
        for (var alert : alerts) {
            if (!muted.test(alert)) {
                (alert.isFiring() ? firing : resolved).add(alert);
            } else if (last != null) {
                last.firing().find(alert.fingerprint()).ifPresent(carried::add);
            }
        }
        firing.sort(ORDER);
        resolved.sort(ORDER);
        return new Sight(List.copyOf(firing), List.copyOf(resolved), List.copyOf(carried));
    }

    /** What the receiver will believe to fire. */
    AlertSet firingSet() {
        var refs = new ArrayList<>(carried);
        firing.forEach(alert -> refs.add(AlertRef.of(alert)));
        return AlertSet.of(refs);
    }

    AlertSet resolvedSet() {
        return AlertSet.of(resolved.stream().map(AlertRef::of).toList());
    }

    /** What a message tells. */
    List<Alert> told() {
        var all = new ArrayList<>(firing);
        all.addAll(resolved);
        return List.copyOf(all);
    }
}
