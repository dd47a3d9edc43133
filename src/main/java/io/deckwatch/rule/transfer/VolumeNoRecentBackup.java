package io.deckwatch.rule.transfer;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Transfer;
import io.deckwatch.state.VolumeView;
import io.deckwatch.state.VolumeView.Copy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A volume that a schedule used to copy is in none of its newest backups, though these are there. A ticket where Velero tried
 * and failed, and where the backups log more warnings than the one that held it: so they do when a pod is not running and its
 * volumes are skipped. Without such a sign the volume may have been deleted, which is a note for a week where others of its
 * namespace are still copied, and nothing where none is.
 *
 * <p>Snapshots that are not moved name no volumes; about these only the counts of a backup can tell, and other rules do.
 *
 * @param runs how many backups in a row must be without it
 */
public record VolumeNoRecentBackup(int runs) implements TransferRule {

    /** The alert's name. */
    public static final String NAME = "VeleroVolumeNoRecentBackup";

    /** Once is a failed run, which is told of anyway. */
    public static final int RUNS = 2;

    private static final Duration NEWS = Duration.ofDays(7);

    public VolumeNoRecentBackup {
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be positive, but are " + runs);
        }
    }

    /**
     * What is known of a volume that is missing.
     *
     * @param copy its newest good copy
     * @param without the backups that have none, oldest first
     */
    private record Missing(Copy copy, List<Run> without) {}

    /**
     * What tells that it should not be missing.
     *
     * @param severity how sure that is
     * @param text a sentence
     * @param reason the same in a few words
     * @param symptom what it can be explained by
     */
    private record Sign(Severity severity, String text, String reason, Symptom symptom) {}

    private static final Sign SKIPPED = new Sign(
            Severity.WARNING,
            "Velero did not try, and logged more warnings than with the last copy: so it does when the pod that uses"
                    + " the volume is not running.",
            "not attempted, with more warnings than before",
            Symptom.NONE);
    private static final Sign LEFT_OUT = new Sign(
            Severity.INFO,
            "Velero did not try. If the volume was deleted or its workload scaled down, that is right.",
            "not attempted",
            Symptom.NONE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE_VOLUME);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE, Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP);
    }

    @Override
    public Verdict judge(TransferCase c) {
        return c.volume()
                .newestCopy()
                .flatMap(copy -> missing(c, copy))
                .map(missing -> judge(c, missing))
                .orElseGet(Verdict::fine);
    }

    /** Runs that were asked to do something else are no sign: somebody may have left the volume out on purpose. */
    private Optional<Missing> missing(TransferCase c, Copy copy) {
        var holder = c.installation().backup(copy.backup());
        var schedule = c.installation().schedule(c.subject().name());
        if (holder.isEmpty() || schedule.isEmpty()) {
            return Optional.empty();
        }
        var asked = holder.get().counts().spec();
        var definition = schedule.get().definition();
        var without = schedule.get().runs().restorePointsAfter(copy.started()).toList();
        var comparable = without.stream().allMatch(run -> run.counts().spec() == asked)
                && definition != null
                && !copy.started().isBefore(definition.head().created());
        return comparable && without.size() >= runs ? Optional.of(new Missing(copy, without)) : Optional.empty();
    }

    private Verdict judge(TransferCase c, Missing missing) {
        var since = missing.without().get(runs - 1).ended();
        var failed = c.volume()
                .newestEnd()
                .filter(Transfer::hasFailed)
                .filter(end -> isRunning(c, end.parent())
                        || missing.without().stream().anyMatch(run -> run.name().equals(end.parent())));
        if (failed.isPresent()) {
            var why = failed.get().detail().message();
            var text = Words.because("Velero tried and failed", why);
            return active(c, missing, since, new Sign(Severity.WARNING, text, why, c.symptom(failed.get())));
        }
        if (warnsMore(c, missing)) {
            return active(c, missing, since, SKIPPED);
        }
        return c.now().isBefore(since.plus(NEWS)) && othersAreThere(c, missing)
                ? active(c, missing, since, LEFT_OUT)
                : Verdict.fine();
    }

    /** While the next backup fails with the volume too, nothing is better. */
    private static boolean isRunning(TransferCase c, String backup) {
        return c.installation()
                .backup(backup)
                .filter(run -> run.outcome() == null)
                .isPresent();
    }

    private static boolean warnsMore(TransferCase c, Missing missing) {
        var before = c.installation()
                .backup(missing.copy().backup())
                .map(run -> (int) run.counts().warnings())
                .orElse(Integer.MAX_VALUE);
        return missing.without().getLast().counts().warnings() > before;
    }

    /** Whether the newest backup copied another volume of the same namespace, which is there then. */
    private static boolean othersAreThere(TransferCase c, Missing missing) {
        var newest = missing.without().getLast().name();
        var volume = c.subject().volume();
        var namespace = volume.substring(0, volume.indexOf('/') + 1);
        var subject = c.subject();
        return c.installation().transfers().volumesOf(subject.name()).stream()
                .filter(other -> other.startsWith(namespace))
                .flatMap(other -> c
                        .installation()
                        .transfers()
                        .of(new Subject(subject.type(), subject.cluster(), subject.namespace(), subject.name(), other))
                        .flatMap(VolumeView::newestCopy)
                        .stream())
                .anyMatch(copy -> copy.backup().equals(newest));
    }

    private static Verdict active(TransferCase c, Missing missing, Instant since, Sign sign) {
        var copy = missing.copy();
        var count = missing.without().size();
        return new Verdict.Active(
                sign.severity(),
                since,
                sign.equals(LEFT_OUT) ? since.plus(NEWS) : null,
                new Facts(
                                "Volume " + c.subject().volume() + " is not in the last " + count
                                        + " backups of schedule " + c.subject().name() + ".",
                                "The last good copy is in backup " + copy.backup() + ", started "
                                        + Words.time(copy.started()) + gone(c, copy) + ". " + sign.text(),
                                facts(c, copy, since, sign.reason()),
                                List.of(new Cause(
                                        DataTransferFailureRatio.NAME,
                                        c.subject().owner(Subject.Type.SCHEDULE))))
                        .with(sign.symptom()));
    }

    private static String gone(TransferCase c, Copy copy) {
        return c.installation()
                .backup(copy.backup())
                .filter(run -> run.goneAt() != null)
                .map(run -> ", which is gone")
                .orElse("");
    }

    private static Map<String, String> facts(TransferCase c, Copy copy, Instant since, String reason) {
        var facts = new HashMap<String, String>();
        facts.put("since", since.toString());
        facts.put("reason", reason);
        facts.put("last_good", copy.started().toString());
        facts.put("last_good_backup", copy.backup());
        c.installation()
                .backup(copy.backup())
                .flatMap(run -> Optional.ofNullable(run.expires()))
                .ifPresent(expires -> facts.put("last_good_expires", expires.toString()));
        return facts;
    }
}
