package io.deckwatch.alert;

import io.deckwatch.alert.AlertState.Firing;
import io.deckwatch.alert.AlertState.Pending;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All alerts of one evaluation: makes pending, firing and resolved ones of findings, with Prometheus' meaning of {@code for}
 * and {@code keep_firing_for}. Confined to the thread that owns it.
 */
public final class AlertBook {

    /** How long a resolved alert is remembered. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    private final Map<String, Alert> alerts = new TreeMap<>();
    private final Map<String, Set<String>> ofRule = new HashMap<>();
    private final Set<String> unconfirmed = new HashSet<>();
    private final TreeMap<Instant, Set<String>> toForget = new TreeMap<>();
    private final Inhibition inhibition = new Inhibition(alerts);

    /** Takes over an alert that an earlier process left behind. It fires on until a finding says otherwise. */
    public void restore(Alert alert) {
        enter(alert);
        inhibition.link(alert);
        rememberToForget(alert);
        if (!(alert.state() instanceof Resolved)) {
            unconfirmed.add(alert.fingerprint());
        }
    }

    /** All alerts, the resolved ones of the last day too. */
    public Collection<Alert> all() {
        return Collections.unmodifiableCollection(alerts.values());
    }

    /** The alert of that identity, if there is one. */
    public Optional<Alert> find(String fingerprint) {
        return Optional.ofNullable(alerts.get(fingerprint));
    }

    /** Whether there is an alert of that name about that cluster. Where there is none, nothing can end. */
    public boolean hasAny(String alertName, String cluster) {
        return ofRule.containsKey(alertName + "/" + cluster);
    }

    private @Nullable Alert enter(Alert alert) {
        ofRule.computeIfAbsent(ruleOf(alert), rule -> new HashSet<>()).add(alert.fingerprint());
        return alerts.put(alert.fingerprint(), alert);
    }

    private void leave(Alert alert) {
        alerts.remove(alert.fingerprint());
        inhibition.unlink(alert);
        ofRule.computeIfPresent(ruleOf(alert), (rule, fingerprints) -> {
            fingerprints.remove(alert.fingerprint());
            return fingerprints.isEmpty() ? null : fingerprints;
        });
    }

    private static String ruleOf(Alert alert) {
        return alert.labels().alertName() + "/" + alert.labels().get("cluster");
    }

    /** Takes a finding; gives what changed because of it, first for this alert, then for those it is a cause of. */
    public List<Transition> take(Finding finding, Instant now) {
        var fingerprint = finding.labels().fingerprint();
        unconfirmed.remove(fingerprint);
        var before = alerts.get(fingerprint);
        var change =
                switch (finding.verdict()) {
                    case Verdict.Active active -> holds(finding, active, before, now);
                    case Verdict.Inactive inactive -> ended(finding, before, now);
                    case Verdict.Retired retired -> retired(before, retired.reason(), now);
                };
        return change == null ? List.of() : settle(change);
    }

    /**
     * When time alone changes the alert: it fires, or is no longer kept.
     *
     * @return null if it never does
     */
    public @Nullable Instant deadline(Finding finding) {
        var alert = alerts.get(finding.labels().fingerprint());
        return switch (alert == null ? null : alert.state()) {
            case Pending(Instant since, Instant firesAt) -> firesAt;
            case Firing(Instant startsAt, Instant kept)
            when kept != null -> kept.plus(finding.timing().keepFiringFor());
            case null, default -> null;
        };
    }

    /**
     * Ends those alerts of one cluster that an earlier process left behind and no rule said anything about: their subject or
     * their rule is no more.
     */
    public List<Transition> retireUnconfirmed(String cluster, String reason, Instant now) {
        var transitions = new ArrayList<Transition>();
        for (var fingerprint : List.copyOf(unconfirmed)) {
            var alert = alerts.get(fingerprint);
            if (alert != null && alert.labels().get("cluster").equals(cluster)) {
                transitions.addAll(retire(fingerprint, reason, now));
            }
        }
        return transitions;
    }

    /** Ends an alert that is no longer watched. */
    public List<Transition> retire(String fingerprint, String reason, Instant now) {
        unconfirmed.remove(fingerprint);
        var change = retired(alerts.get(fingerprint), reason, now);
        return change == null ? List.of() : settle(change);
    }

    /** Forgets what resolved a day ago. */
    public List<Transition> forget(Instant now) {
        var forgotten = new ArrayList<Transition>();
        while (!toForget.isEmpty() && !toForget.firstKey().isAfter(now)) {
            for (var fingerprint : toForget.pollFirstEntry().getValue()) {
                var alert = alerts.get(fingerprint);
                if (alert != null && alert.state() instanceof Resolved resolved && isOld(resolved, now)) {
                    leave(alert);
                    forgotten.add(new Transition(now, What.FORGOTTEN, alert));
                }
            }
        }
        return forgotten;
    }

    /** When a resolved alert may have to be forgotten, or null. */
    public @Nullable Instant nextToForget() {
        return toForget.isEmpty() ? null : toForget.firstKey();
    }

    private static boolean isOld(Resolved resolved, Instant now) {
        return !now.isBefore(resolved.endsAt().plus(REMEMBERED));
    }

    private void rememberToForget(Alert alert) {
        if (alert.state() instanceof Resolved resolved) {
            toForget.computeIfAbsent(resolved.endsAt().plus(REMEMBERED), at -> new TreeSet<>())
                    .add(alert.fingerprint());
        }
    }

    private @Nullable Transition holds(Finding finding, Verdict.Active active, @Nullable Alert before, Instant now) {
        var state = stateWhileHolding(finding, active, before, now);
        var alert = new Alert(
                finding.labels(), active.severity(), finding.annotations(), state, finding.causedBy(), List.of());
        if (before == null || before.state() instanceof Resolved) {
            return new Transition(now, state instanceof Pending ? What.PENDING : What.FIRING, alert);
        }
        var next = alert.inhibitedBy(before.inhibitedBy());
        if (before.state() instanceof Pending && state instanceof Firing) {
            return new Transition(now, What.FIRING, next);
        }
        if (before.severity() != next.severity()) {
            return new Transition(now, What.SEVERITY, next);
        }
        return before.equals(next) ? null : new Transition(now, What.UPDATED, next);
    }

    private static AlertState stateWhileHolding(
            Finding finding, Verdict.Active active, @Nullable Alert before, Instant now) {
        if (before != null && before.state() instanceof Firing firing) {
            return firing.hold();
        }
        var pending =
                new Pending(active.since(), active.since().plus(finding.timing().holdFor()));
        return now.isBefore(pending.firesAt()) ? pending : pending.fire();
    }

    private static @Nullable Transition ended(Finding finding, @Nullable Alert before, Instant now) {
        if (before == null) {
            return null;
        }
        return switch (before.state()) {
            case Pending pending -> new Transition(now, What.DROPPED, before);
            case Resolved resolved -> null;
            case Firing firing -> {
                var keep = finding.timing().keepFiringFor();
                var kept = firing.keptSince();
                if (keep.isZero() || (kept != null && !now.isBefore(kept.plus(keep)))) {
                    yield new Transition(now, What.RESOLVED, over(before, firing.resolve(now)));
                }
                yield kept == null ? new Transition(now, What.UPDATED, before.with(firing.keepSince(now))) : null;
            }
        };
    }

    private static @Nullable Transition retired(@Nullable Alert before, String reason, Instant now) {
        if (before == null) {
            return null;
        }
        return switch (before.state()) {
            case Pending pending -> new Transition(now, What.DROPPED, before);
            case Resolved resolved -> null;
            case Firing firing -> new Transition(now, What.RESOLVED, over(before, firing.retire(now, reason)));
        };
    }

    /** An alert that is over is silenced by nobody, so that who was told of it is told of its end. */
    private static Alert over(Alert before, Resolved end) {
        return before.with(end).inhibitedBy(List.of());
    }

    /** Writes a change down, and what follows from it for the inhibition of this alert and of its effects. */
    private List<Transition> settle(Transition change) {
        var alert = change.alert();
        var fingerprint = alert.fingerprint();
        if (change.what() == What.DROPPED) {
            leave(alert);
        } else {
            var before = enter(alert);
            if (before != null) {
                inhibition.unlink(before);
            }
            inhibition.link(alert);
            rememberToForget(alert);
        }
        var transitions = new ArrayList<Transition>();
        var own = inhibition.recomputed(fingerprint);
        transitions.add(own.<Transition>map(a -> new Transition(change.at(), louder(change, alert, a), a))
                .orElse(change));
        inhibition.effectsOf(fingerprint).forEach(effect -> inhibition
                .recomputed(effect)
                .ifPresent(a -> transitions.add(new Transition(change.at(), What.INHIBITION, a))));
        return transitions;
    }

    private static What louder(Transition change, Alert before, Alert after) {
        var inhibited = before.isInhibited() != after.isInhibited();
        return inhibited && change.what() == What.UPDATED ? What.INHIBITION : change.what();
    }
}
