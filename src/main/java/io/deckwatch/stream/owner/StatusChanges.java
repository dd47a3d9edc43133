package io.deckwatch.stream.owner;

import io.deckwatch.alert.Alert;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.state.Subject;
import io.deckwatch.stream.wire.StatusCodec;
import io.deckwatch.stream.wire.WireRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What changed in the status records of one partition since it was last asked. Confined to the owner's thread. */
final class StatusChanges {

    private final StatusCodec codec = new StatusCodec();
    private final Map<String, Integer> clusters = new HashMap<>();
    private final Map<Subject, Written> schedules = new HashMap<>();

    /** What was written of a schedule, and what it was made of. */
    private record Written(
            ScheduleStanding standing, @Nullable Severity worst, int hash) {}

    /** The records to be written, those of what is no more included. */
    List<WireRecord> since(Overview overview) {
        var changed = new ArrayList<WireRecord>();
        for (var cluster : overview.clusters()) {
            var record = codec.encode(cluster);
            var hash = hash(record);
            if (!Integer.valueOf(hash).equals(clusters.put(record.key(), hash))) {
                changed.add(record);
            }
        }
        var worst = worst(overview.alerts());
        for (var schedule : overview.schedules()) {
            addChanged(schedule, worst.get(schedule.subject()), changed);
        }
        forget(clusters, overview.clusters(), StatusCodec::key, key -> key, changed);
        forget(schedules, overview.schedules(), ScheduleStanding::subject, StatusCodec::key, changed);
        return changed;
    }

    /** Standings are remembered by who makes them, so most are the same object as before and need not be written out. */
    private void addChanged(ScheduleStanding standing, @Nullable Severity worst, List<WireRecord> changed) {
        var before = schedules.get(standing.subject());
        if (before != null && before.standing == standing && before.worst == worst) {
            return;
        }
        var record = codec.encode(standing, worst);
        var hash = hash(record);
        schedules.put(standing.subject(), new Written(standing, worst, hash));
        if (before == null || before.hash != hash) {
            changed.add(record);
        }
    }

    private <K, T> void forget(
            Map<K, ?> written,
            Collection<T> present,
            Function<T, K> key,
            Function<K, String> text,
            List<WireRecord> changed) {
        if (written.size() == present.size()) {
            return;
        }
        Set<K> gone = new HashSet<>(written.keySet());
        present.forEach(one -> gone.remove(key.apply(one)));
        gone.forEach(one -> {
            written.remove(one);
            changed.add(codec.removed(text.apply(one)));
        });
    }

    private static int hash(WireRecord record) {
        return Arrays.hashCode(record.value());
    }

    private static Map<Subject, Severity> worst(List<Alert> alerts) {
        var worst = new HashMap<Subject, Severity>();
        for (var alert : alerts) {
            var labels = alert.labels();
            if (alert.isFiring()
                    && !alert.isInhibited()
                    && !labels.get("schedule").isEmpty()) {
                var schedule = Subject.of(
                        Subject.Type.SCHEDULE,
                        labels.get("cluster"),
                        labels.get("velero_namespace"),
                        labels.get("schedule"));
                worst.merge(schedule, alert.severity(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return worst;
    }
}
