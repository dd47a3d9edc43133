package io.deckwatch.stream.owner;

import io.deckwatch.alert.Alert;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Subject;
import io.deckwatch.stream.wire.StatusCodec;
import io.deckwatch.stream.wire.WireRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What changed in the status records of one partition since it was last asked. Confined to the owner's thread. */
final class StatusChanges {

    private final StatusCodec codec = new StatusCodec();
    private final Map<String, Integer> written = new HashMap<>();

    /** The records to be written, those of what is no more included. */
    List<WireRecord> since(Overview overview) {
        var worst = worst(overview.alerts());
        var changed = new ArrayList<WireRecord>();
        var present = new HashSet<String>();
        overview.clusters().forEach(cluster -> add(codec.encode(cluster), present, changed));
        overview.schedules()
                .forEach(schedule ->
                        add(codec.encode(schedule, worst.get(StatusCodec.key(schedule.subject()))), present, changed));
        for (var key : List.copyOf(written.keySet())) {
            if (!present.contains(key)) {
                written.remove(key);
                changed.add(codec.removed(key));
            }
        }
        return changed;
    }

    private void add(WireRecord record, HashSet<String> present, List<WireRecord> changed) {
        present.add(record.key());
        var hash = Arrays.hashCode(record.value());
        if (!Integer.valueOf(hash).equals(written.put(record.key(), hash))) {
            changed.add(record);
        }
    }

    private static Map<String, Severity> worst(List<Alert> alerts) {
        var worst = new HashMap<String, Severity>();
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
                worst.merge(StatusCodec.key(schedule), alert.severity(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return worst;
    }
}
