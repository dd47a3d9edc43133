package io.deckwatch.rule.schedule;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.location.BackupsVanished;
import io.deckwatch.rule.location.StorageLocationValidationStale;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Subject;
import io.deckwatch.state.VolumeView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One schedule before its judges.
 *
 * @param subject the schedule
 * @param installation its installation
 * @param view what is known of it
 * @param definition the Schedule object
 * @param now the time of the verdict
 * @param promise what it promises
 * @param attempts finished runs of this cluster, newest first, since the schedule was created: one that was deleted and made
 *     anew starts anew
 */
record ScheduleCase(
        Subject subject,
        Installation installation,
        ScheduleView view,
        ScheduleProjection definition,
        Instant now,
        Promise promise,
        List<Run> attempts) {

    /** Written out here, because that rule's package imports this one. */
    private static final String STALLED_TRANSFER = "VeleroDataTransferStalled";

    private static final String DELETED = "schedule deleted";
    static final String PAUSED = "schedule paused, not repaired";

    /** The case of a schedule that exists, at that time. */
    ScheduleCase(
            Subject subject, Installation installation, ScheduleView view, ScheduleProjection definition, Instant now) {
        this(
                subject,
                installation,
                view,
                definition,
                now,
                new Promise(view, definition, installation, now),
                view.runs().finishedSince(definition.head().created()));
    }

    /** The verdict of a rule that has none about schedules that are deleted or paused. */
    static Verdict judge(Subject subject, ClusterView cluster, Instant now, Function<ScheduleCase, Verdict> rule) {
        return judgePausedToo(
                subject,
                cluster,
                now,
                c -> c.definition.memory().paused() ? new Verdict.Retired(PAUSED) : rule.apply(c));
    }

    /** The verdict of a rule that has none about schedules that Velero does not run: deleted, paused, not enabled. */
    static Verdict judgeEnabled(
            Subject subject, ClusterView cluster, Instant now, Function<ScheduleCase, Verdict> rule) {
        return judge(
                subject,
                cluster,
                now,
                c -> c.isEnabled() ? rule.apply(c) : new Verdict.Retired("schedule not enabled"));
    }

    /** The promise of a schedule that Velero runs. */
    static Optional<Promise> watched(Installation installation, String schedule, Instant now) {
        return installation.schedule(schedule).flatMap(view -> Optional.ofNullable(view.definition())
                .filter(definition -> !definition.memory().paused()
                        && definition.life().phase().equals(Phase.ENABLED))
                .map(definition -> new Promise(view, definition, installation, now)));
    }

    /** The verdict of a rule that has none about schedules that are deleted. */
    static Verdict judgePausedToo(
            Subject subject, ClusterView cluster, Instant now, Function<ScheduleCase, Verdict> rule) {
        return of(subject, cluster, now).map(rule).orElseGet(() -> new Verdict.Retired(DELETED));
    }

    /** The case of a schedule; empty where there is no Schedule object. */
    static Optional<ScheduleCase> of(Subject subject, ClusterView cluster, Instant now) {
        return cluster.installation(subject.namespace()).flatMap(installation -> {
            var known = installation.memo().recall(ScheduleCase.class, subject, now);
            return known == null ? made(subject, installation, now) : Optional.of(known);
        });
    }

    private static Optional<ScheduleCase> made(Subject subject, Installation installation, Instant now) {
        var made = installation.schedule(subject.name()).flatMap(view -> Optional.ofNullable(view.definition())
                .map(definition -> new ScheduleCase(subject, installation, view, definition, now)));
        made.ifPresent(c -> installation.memo().keep(c, subject, now));
        return made;
    }

    /** Whether Velero runs this schedule. */
    boolean isEnabled() {
        return definition.life().phase().equals(Phase.ENABLED);
    }

    /** The newest run that ended. */
    Optional<Run> newestAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getFirst());
    }

    /** Finished runs, newest first, as long as they ended in one of these phases. */
    List<Run> newestThatEnded(Phase... outcomes) {
        var wanted = List.of(outcomes);
        return newest(attempts, run -> wanted.contains(run.outcome()));
    }

    /** The first runs of a list, as long as they satisfy the condition. */
    static List<Run> newest(List<Run> runs, Predicate<Run> condition) {
        var end = 0;
        while (end < runs.size() && condition.test(runs.get(end))) {
            end++;
        }
        return runs.subList(0, end);
    }

    /**
     * Attempts that left something, newest first: Completed or PartiallyFailed. One that failed or was refused says nothing of
     * what a run holds.
     */
    Stream<Run> made() {
        return attempts.stream().filter(this::leftSomething);
    }

    /** The newest of those. */
    Optional<Run> newestMade() {
        for (var run : attempts) {
            if (leftSomething(run)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** Whether that attempt left something. */
    boolean leftSomething(Run run) {
        return isGood(run) || Phase.PARTIALLY_FAILED.equals(run.outcome());
    }

    /** This cluster's newest run since the schedule was created, whatever has become of it. */
    Optional<Run> newestRun() {
        return view.runs().newest(Run::isOwn).filter(run -> !run.started()
                .isBefore(definition.head().created()));
    }

    /** The one before that run. */
    Optional<Run> runBefore(Run newest) {
        return view.runs().newest(run -> run.isOwn() && run != newest).filter(run -> !run.started()
                .isBefore(definition.head().created()));
    }

    /** Whether a run was ever started since the schedule was created. */
    boolean everRan() {
        return definition.runs().lastBackup() != null || newestRun().isPresent();
    }

    /** How long a run is expected to take. */
    Duration expectedDuration() {
        return view.expectedDuration();
    }

    /** A sentence about the last time that Velero started a run by the cron. */
    String lastSubmission() {
        var last = definition.runs().lastBackup();
        return last == null
                ? "Velero has never started a run by this cron."
                : "It started the last one at " + Words.time(last) + ".";
    }

    /** Whether that run made a restore point. */
    boolean isGood(Run run) {
        return view.isGood(run);
    }

    /** That the Velero server is down, as a cause if that is so. */
    Cause serverDown() {
        return sameInstallation(StorageLocationValidationStale.NAME);
    }

    /** That the backups of this schedule vanished from their location, as a cause. */
    List<Cause> vanishedBackups() {
        return installation
                .locationOf(definition)
                .map(location -> List.of(about(BackupsVanished.NAME, location)))
                .orElse(List.of());
    }

    /** The verdict of another rule about a location, as a cause. */
    Cause about(String rule, LocationProjection location) {
        return new Cause(
                rule,
                Subject.of(
                        Subject.Type.LOCATION,
                        subject.cluster(),
                        subject.namespace(),
                        location.key().name()));
    }

    /** Movements of volumes that a backup of this schedule waits for, as causes if they stand still. */
    List<Cause> runningTransfers() {
        return runningTransfers(installation, subject);
    }

    /** The same of any schedule. */
    static List<Cause> runningTransfers(Installation installation, Subject subject) {
        return installation.transfers().volumesOf(subject.name()).stream()
                .map(volume -> new Subject(
                        Subject.Type.SCHEDULE_VOLUME, subject.cluster(), subject.namespace(), subject.name(), volume))
                .filter(volume -> installation
                        .transfers()
                        .of(volume)
                        .filter(VolumeView::isRunning)
                        .isPresent())
                .map(volume -> new Cause(STALLED_TRANSFER, volume))
                .toList();
    }

    /** The verdict of another rule about this schedule, as a cause. */
    Cause sameSchedule(String rule) {
        return new Cause(rule, subject);
    }

    /** The verdict of another rule about the installation, as a cause. */
    Cause sameInstallation(String rule) {
        return new Cause(rule, Subject.installation(subject.cluster(), subject.namespace()));
    }

    /** A sentence about the run that goes on now, or about the newest that ended, or that there is none. */
    String runNow() {
        var running = view.runs().newest(run -> run.isOwn() && run.isRunning());
        if (running.isPresent()) {
            return "Backup " + running.get().name() + " is " + running.get().phase() + " since "
                    + Words.time(running.get().started()) + ".";
        }
        return newestAttempt()
                .map(run -> "The newest run, " + run.name() + ", ended " + run.outcome() + " at "
                        + Words.time(run.ended()) + gone(run) + ".")
                .orElse("No run of it was ever seen to end.");
    }

    private static String gone(Run run) {
        var goneAt = run.goneAt();
        return goneAt == null ? "" : ", and its Backup is gone since " + Words.time(goneAt);
    }

    /** Why the newest run that ended was not good. */
    RunFailure newestFailure() {
        return newestAttempt()
                .filter(run -> !isGood(run))
                .map(run -> RunFailure.of(this, run))
                .orElse(RunFailure.NONE);
    }

    /** For example {@code schedule nightly}. */
    String title() {
        return "schedule " + subject.name();
    }
}
