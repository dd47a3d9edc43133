package io.deckwatch.rule.schedule;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Optional;
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
        good.map(Run::expires).ifPresent(expires -> facts.put("last_good_expires", expires.toString()));
        promise.nextRun().ifPresent(next -> facts.put("next_run", next.toString()));
        return facts;
    }

    static Promise promise(ScheduleCase c) {
        return c.promise();
    }

    /**
     * Why a run ended as it did: what Velero wrote there, else what the newest failed transfer of that run says, else that
     * hooks failed.
     */
    static String reason(ScheduleCase c, Run run) {
        if (!run.reason().isEmpty()) {
            return run.reason();
        }
        return transferReason(c, run)
                .orElseGet(() -> run.counts().hooksFailed() == 0 ? "" : BackupHooksFailed.hooksFailed(run));
    }

    /** The sentence about the last good restore point. */
    static String lastGood(ScheduleCase c) {
        return promise(c)
                .newestGood()
                .map(run -> "The last good backup is " + run.name() + ", started " + Words.time(run.started()) + ".")
                .orElse("There is no good backup.");
    }

    private static Optional<String> transferReason(ScheduleCase c, Run run) {
        var subject = c.subject();
        return c.installation().transfers().volumesOf(subject.name()).stream()
                .flatMap(volume -> c
                        .installation()
                        .transfers()
                        .of(new Subject(
                                Subject.Type.SCHEDULE_VOLUME,
                                subject.cluster(),
                                subject.namespace(),
                                subject.name(),
                                volume))
                        .flatMap(view -> view.newestEnd())
                        .filter(end -> end.parent().equals(run.name()))
                        .filter(end -> !end.phase().equals(Phase.COMPLETED))
                        .map(end -> "volume " + volume + ": "
                                + (end.detail().message().isEmpty()
                                        ? end.phase().text()
                                        : end.detail().message()))
                        .stream())
                .findFirst()
                .map(first -> howMany(c, run) + first);
    }

    private static String howMany(ScheduleCase c, Run run) {
        return c.installation()
                .transfers()
                .batchOf(Subject.Type.SCHEDULE_VOLUME, c.subject().name())
                .filter(batch -> batch.parent().equals(run.name()) && batch.failed() > 1)
                .map(batch -> batch.failed() + " of " + batch.seen() + " volumes failed, among them ")
                .orElse("");
    }
}
