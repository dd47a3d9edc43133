package io.deckwatch.rule.schedule;

import io.deckwatch.rule.LastCopy;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
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

    /** The same, about one of its runs. */
    static SortedMap<String, String> about(ScheduleCase c, Instant since, Run run, String reason) {
        var facts = about(c, since, reason);
        facts.put("backup", run.name());
        return facts;
    }

    /** The same, about a run that failed; of a volume that failed also where, and which backup holds its last copy. */
    static SortedMap<String, String> about(ScheduleCase c, Instant since, RunFailure failure) {
        var facts = about(c, since, failure.reason());
        facts.put("backup", failure.backup());
        var names = failure.symptom().names();
        var volume = names.getOrDefault("volume", "");
        facts.put("volume", volume);
        facts.put("node", names.getOrDefault("node", ""));
        facts.put("last_copy", lastCopy(c, volume));
        return facts;
    }

    private static String lastCopy(ScheduleCase c, String volume) {
        var schedule = c.subject();
        var subject = new Subject(
                Subject.Type.SCHEDULE_VOLUME, schedule.cluster(), schedule.namespace(), schedule.name(), volume);
        return c.installation()
                .transfers()
                .of(subject)
                .flatMap(view -> LastCopy.of(view, c.installation()))
                .orElse("");
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
