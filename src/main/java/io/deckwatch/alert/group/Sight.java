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
 * @param firing alerts that fire and are not muted: the loudest first, then the oldest
 * @param resolved alerts that ended and are not muted
 * @param carried muted alerts that the receiver may believe to fire, as it knows them
 */
record Sight(List<Alert> firing, List<Alert> resolved, List<AlertRef> carried) {

    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::severity)
            .reversed()
            .thenComparing(alert -> AlertRef.of(alert).startsAt())
            .thenComparing(alert -> alert.labels().values().toString());

    static Sight of(Collection<Alert> alerts, @Nullable LogEntry last, Predicate<Alert> muted) {
        var firing = new ArrayList<Alert>();
        var resolved = new ArrayList<Alert>();
        var carried = new ArrayList<AlertRef>();
        for (var alert : alerts) {
            if (!muted.test(alert)) {
                (alert.isFiring() ? firing : resolved).add(alert);
            } else if (last != null) {
                last.known(alert.fingerprint()).ifPresent(carried::add);
            }
        }
        firing.sort(ORDER);
        resolved.sort(ORDER);
        return new Sight(List.copyOf(firing), List.copyOf(resolved), List.copyOf(carried));
    }

    AlertSet firingSet() {
        return AlertSet.of(firing.stream().map(AlertRef::of).toList());
    }

    /** What the receiver will believe to fire after a message. */
    AlertSet believed() {
        var refs = new ArrayList<>(carried);
        firing.forEach(alert -> refs.add(AlertRef.of(alert)));
        return AlertSet.of(refs);
    }

    /** The same reason, unless alerts that the receiver cannot see now go on. */
    NotifyReason corrected(NotifyReason reason) {
        return reason == NotifyReason.ALL_RESOLVED && !carried.isEmpty() ? NotifyReason.SOME_RESOLVED : reason;
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
