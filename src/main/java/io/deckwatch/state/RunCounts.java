package io.deckwatch.state;

import io.deckwatch.event.BackupProjection;

/**
 * What came out of a run, in 32 bytes, because there may be a million: numbers beyond what their type holds are kept as the
 * largest it holds.
 *
 * @param spec hash of what the run was asked to do; only runs of one spec are compared
 * @param items items backed up
 * @param mebibytes bytes that transfers moved, in units of 1024 * 1024 and rounded down
 * @param snapshots volumes snapshotted, natively and by CSI
 * @param moved volumes copied: asynchronous operations that ended well, or transfers where there are more of them; with
 *     {@code snapshotMoveData} nothing but these counts the volumes
 * @param warnings warnings logged
 * @param hooksFailed exec hooks that failed
 */
public record RunCounts(
        int spec, int items, int mebibytes, char snapshots, char moved, char warnings, char hooksFailed) {

    private static final int MEBIBYTE = 20;

    /** Nothing at all. */
    static final RunCounts NONE = new RunCounts(0, 0, 0, (char) 0, (char) 0, (char) 0, (char) 0);

    /** Of each number the larger one, of these counts and those of another run; the spec is of neither. */
    RunCounts orMore(RunCounts other) {
        return new RunCounts(
                0,
                Math.max(items, other.items),
                Math.max(mebibytes, other.mebibytes),
                (char) Math.max(snapshots, other.snapshots),
                (char) Math.max(moved, other.moved),
                (char) Math.max(warnings, other.warnings),
                (char) Math.max(hooksFailed, other.hooksFailed));
    }

    static RunCounts of(BackupProjection backup) {
        var result = backup.result();
        var volumes = backup.volumes();
        var copied = Math.max(result.operations().completed(), volumes.count() - volumes.failed());
        return new RunCounts(
                backup.spec().hash(),
                (int) Math.min(backup.progress().done(), Integer.MAX_VALUE),
                (int) Math.min(volumes.bytes() >> MEBIBYTE, Integer.MAX_VALUE),
                small(result.snapshots().completed()),
                small(copied),
                small(result.warnings()),
                small(result.hooks().failed()));
    }

    private static char small(int number) {
        return (char) Math.clamp(number, Character.MIN_VALUE, Character.MAX_VALUE);
    }
}
