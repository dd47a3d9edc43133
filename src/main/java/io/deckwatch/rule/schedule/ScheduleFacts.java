package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Words;
import io.deckwatch.state.Run;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What every message about a schedule says: the last good restore point, its expiry, the next run, the owner. */
final class ScheduleFacts {

    private ScheduleFacts() {}

    static SortedMap<String, String> about(ScheduleCase c, Instant since, String reason) {
        var promise = promise(c);
        var facts = new TreeMap<String, String>();
        facts.put("since", since.toString());
        facts.put("reason", reason);
        facts.put("owner", c.view().annotation("owner").orElse(""));
        var good = promise.newestGood();
        facts.put("last_good", good.map(run -> run.started().toString()).orElse("none"));
        good.ifPresent(run -> facts.put("last_good_backup", run.name()));
        good.map(Run::expires).ifPresent(expires -> facts.put("last_good_expires", expires.toString()));
        promise.nextRun().ifPresent(next -> facts.put("next_run", next.toString()));
        return facts;
    }

    /** The same, about a run that failed. */
    static SortedMap<String, String> about(ScheduleCase c, Instant since, RunFailure failure) {
        var facts = about(c, since, failure.reason());
        facts.put("backup", failure.backup());
        return facts;
    }

    static Promise promise(ScheduleCase c) {
        return c.promise();
    }

    /** The sentence about the last good restore point. */
    static String lastGood(ScheduleCase c) {
        return promise(c)
                .newestGood()
                .map(run -> "The last good backup is " + run.name() + ", started " + Words.time(run.started()) + ".")
                .orElse("There is no good backup.");
    }
}
