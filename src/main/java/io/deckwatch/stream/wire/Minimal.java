package io.deckwatch.stream.wire;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.BackupProjection.Result;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Projection;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RepositoryProjection.Maintenance;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.Texts;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.event.TransferProjection.Detail;
import io.deckwatch.event.VolumeSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events without most of their texts, for objects whose record would be too large. What rules count stays: phase, times,
 * numbers, links, and the first message of each list.
 */
public final class Minimal {

    private static final int MAX_TEXT = 1024;
    private static final int MAX_ANNOTATIONS = 32;
    private static final int MAX_ANNOTATION = 256;

    private Minimal() {}

    /** The same event with less text. */
    public static ClusterEvent of(ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Seen seen -> new ClusterEvent.Seen(of(seen.object()));
            case ClusterEvent.Gone gone -> new ClusterEvent.Gone(of(gone.last()), gone.at());
            case ClusterEvent.Forgotten forgotten -> forgotten;
            case ClusterEvent.Beat beat -> beat;
            case ClusterEvent.Left left -> left;
        };
    }

    private static Projection of(Projection object) {
        var head = head(object.head());
        var life = object.life();
        return switch (object) {
            case BackupProjection b ->
                new BackupProjection(
                        head, life, b.times(), b.spec(), b.progress(), result(b.result()), summary(b.volumes()));
            case RestoreProjection r ->
                new RestoreProjection(head, life, r.times(), r.source(), r.progress(), result(r.result()));
            case ScheduleProjection s ->
                new ScheduleProjection(
                        head, life, s.cron(), s.template(), s.runs(), s.memory(), first(s.validationErrors()));
            case LocationProjection l ->
                new LocationProjection(head, life, l.spec(), cut(l.message()), l.checks(), l.memory());
            case RepositoryProjection r ->
                new RepositoryProjection(
                        head,
                        life,
                        r.spec(),
                        cut(r.message()),
                        new Maintenance(
                                r.maintenance().frequency(), r.maintenance().last(), List.of()));
            case TransferProjection t ->
                new TransferProjection(head, life, t.parent(), t.volume(), t.progress(), t.times(), detail(t.detail()));
            case DeletionProjection d -> new DeletionProjection(head, life, d.backup(), first(d.errors()));
        };
    }

    private static Head head(Head head) {
        var annotations = new TreeMap<String, String>();
        new TreeMap<>(head.annotations())
                .entrySet().stream()
                        .limit(MAX_ANNOTATIONS)
                        .forEach(entry -> annotations.put(entry.getKey(), cut(entry.getValue(), MAX_ANNOTATION)));
        return new Head(
                head.key(),
                head.uid(),
                head.resourceVersion(),
                head.created(),
                annotations,
                head.labels(),
                head.deleting());
    }

    private static Result result(Result result) {
        return new Result(
                result.errors(),
                result.warnings(),
                cut(result.reason()),
                first(result.validationErrors()),
                result.snapshots(),
                result.operations(),
                result.hooks());
    }

    private static VolumeSummary summary(VolumeSummary volumes) {
        return new VolumeSummary(volumes.count(), volumes.failed(), volumes.bytes(), Map.of());
    }

    private static Detail detail(Detail detail) {
        return new Detail(detail.node(), detail.location(), cut(detail.message()), detail.cancel(), detail.mover());
    }

    private static Texts first(Texts texts) {
        return new Texts(texts.entries().stream().limit(1).map(Minimal::cut).toList(), texts.count(), texts.hash());
    }

    private static String cut(String text) {
        return cut(text, MAX_TEXT);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
