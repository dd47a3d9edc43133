package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.state.Subject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of {@code deckwatch.status}: one small one a cluster and a schedule, for lists and searches that must not
 * hold everything. Confined to one thread.
 */
public final class StatusCodec {

    private final JsonFactory json = new JsonFactory();

    /** The key of a schedule's record: {@code cluster/schedule/namespace/name}. */
    public static String key(Subject schedule) {
        return schedule.cluster() + "/schedule/" + schedule.namespace() + "/" + schedule.name();
    }

    /** The key of a cluster's record: {@code cluster/cluster}. */
    public static String key(ClusterStanding cluster) {
        return cluster.name() + "/cluster";
    }

    /**
     * The record of a schedule.
     *
     * @param worst the severity of the loudest alert about it that fires and is not inhibited; null without one
     */
    public WireRecord encode(ScheduleStanding standing, @Nullable Severity worst) {
        var newest = standing.recent().newest();
        return record(key(standing.subject()), out -> {
            out.textOrNull("cron", standing.cron());
            out.flag("paused", standing.paused());
            out.time("lastGood", standing.lastGood());
            out.time("nextRun", standing.nextRun());
            out.time("rpoBrokenAt", standing.brokenAt());
            out.number("recentRuns", standing.recent().count());
            out.number("recentBad", standing.recent().bad());
            if (newest != null) {
                out.text("lastRun", newest.backup());
                out.text("lastOutcome", newest.outcome().text());
                out.time("lastRunEnded", newest.at());
            }
            out.textOrNull("worst", worst == null ? null : worst.label());
        });
    }

    /** The record of a cluster. */
    public WireRecord encode(ClusterStanding standing) {
        Map<String, String> kinds = new TreeMap<>();
        standing.kinds()
                .forEach(
                        (kind, state) -> kinds.put(kind.kindName(), state.name().toLowerCase(Locale.ROOT)));
        return record(key(standing), out -> {
            out.text("watch", standing.watch().name().toLowerCase(Locale.ROOT));
            out.strings("kinds", kinds);
        });
    }

    /** The record that removes a key from the topic. */
    public WireRecord removed(String key) {
        return new WireRecord(key, null, new RecordHeaders());
    }

    private WireRecord record(String key, JsonOut.Content content) {
        var headers = new RecordHeaders().add(CloudEvents.CONTENT_TYPE, CloudEvents.JSON.getBytes(UTF_8));
        return new WireRecord(key, JsonOut.object(json, content), headers);
    }
}
