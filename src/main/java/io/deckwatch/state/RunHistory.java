package io.deckwatch.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The backups of one schedule in the order of their starts. Confined to its view's thread. */
public final class RunHistory {

    private static final int RUNS_FOR_DURATION = 5;
    private static final Duration UNKNOWN_DURATION = Duration.ofHours(1);

    private final List<Run> runs = new ArrayList<>();
    private final List<Run> finished = new ArrayList<>();
    private final List<Run> open = new ArrayList<>(0);
    private final RunCounts[] highest = {RunCounts.NONE};

    void add(Run run) {
        put(runs, run);
        if (run.isOwn() && run.outcome() != null) {
            put(finished, run);
            highest[0] = highest[0].orMore(run.counts());
        }
        if (run.isOpen()) {
            put(open, run);
        }
    }

    void remove(Run run) {
        remove(runs, run);
        remove(finished, run);
        remove(open, run);
    }

    private static void put(List<Run> list, Run run) {
        var place = Collections.binarySearch(list, run, Run.BY_TIME);
        if (place < 0) {
            list.add(-place - 1, run);
        } else {
            list.set(place, run);
        }
    }

    private static void remove(List<Run> list, Run run) {
        var place = Collections.binarySearch(list, run, Run.BY_TIME);
        if (place >= 0) {
            list.remove(place);
        }
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Of each count a number that no run here exceeds: the highest there ever was. */
    public RunCounts highest() {
        return highest[0];
    }

    /** All runs, newest first. */
    public Stream<Run> newestFirst() {
        return runs.reversed().stream();
    }

    /** This cluster's own runs that made restore points and began after that time, oldest first. */
    public Stream<Run> restorePointsAfter(Instant time) {
        var from = runs.size();
        while (from > 0 && runs.get(from - 1).started().isAfter(time)) {
            from--;
        }
        return runs.subList(from, runs.size()).stream().filter(run -> run.isOwn() && run.isRestorable());
    }

    /** This cluster's own runs that have not ended or are being deleted, oldest first. They are few. */
    public Stream<Run> open() {
        return open.stream().filter(Run::isOwn);
    }

    /** This cluster's own runs that ended, newest first. */
    public List<Run> finished() {
        return Collections.unmodifiableList(finished.reversed());
    }

    /** Those of them that began at that time or later. */
    public List<Run> finishedSince(Instant time) {
        var from = 0;
        // Most schedules are older than all their runs.
        var end = finished.isEmpty() || !finished.getFirst().started().isBefore(time) ? 0 : finished.size();
        while (from < end) {
            var middle = (from + end) >>> 1;
            if (finished.get(middle).started().isBefore(time)) {
                from = middle + 1;
            } else {
                end = middle;
            }
        }
        return List.copyOf(finished.subList(from, finished.size()).reversed());
    }

    /** The newest run that satisfies the condition. */
    public Optional<Run> newest(Predicate<Run> condition) {
        for (var i = runs.size() - 1; i >= 0; i--) {
            if (condition.test(runs.get(i))) {
                return Optional.of(runs.get(i));
            }
        }
        return Optional.empty();
    }

    /** The newest own run that neither ended nor is gone, if it began at that time or later. */
    public Optional<Run> running(Instant since) {
        return newest(run -> run.isOwn() && run.isRunning())
                .filter(run -> !run.started().isBefore(since));
    }

    /** How long a run is expected to take: as long as the longest of the last five good ones, else an hour. */
    public Duration expectedDuration(InstallationSettings settings) {
        var longest = -1L;
        var left = RUNS_FOR_DURATION;
        for (var i = finished.size() - 1; i >= 0 && left > 0; i--) {
            var outcome = finished.get(i).outcome();
            if (outcome != null && settings.isGood(outcome)) {
                longest = Math.max(longest, finished.get(i).millisTaken());
                left--;
            }
        }
        return longest < 0 ? UNKNOWN_DURATION : Duration.ofMillis(longest);
    }
}
