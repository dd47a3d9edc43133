package io.deckwatch.rule.catalogue;

import io.deckwatch.rule.Rule;
import io.deckwatch.rule.cluster.ClockSkew;
import io.deckwatch.rule.cluster.ClusterSilent;
import io.deckwatch.rule.cluster.KindNotWatched;
import io.deckwatch.rule.component.BrokerDiskNearlyFull;
import io.deckwatch.rule.component.ConfigRefused;
import io.deckwatch.rule.component.ConsumerBehind;
import io.deckwatch.rule.component.DeadLettersPresent;
import io.deckwatch.rule.component.NotificationsFailing;
import io.deckwatch.rule.component.Watchdog;
import io.deckwatch.rule.location.BackupsVanished;
import io.deckwatch.rule.location.DeletionFailing;
import io.deckwatch.rule.location.ExpiredNotCollected;
import io.deckwatch.rule.location.MassDeletion;
import io.deckwatch.rule.location.StorageLocationNoDefault;
import io.deckwatch.rule.location.StorageLocationReadOnlyInUse;
import io.deckwatch.rule.location.StorageLocationSeveralDefaults;
import io.deckwatch.rule.location.StorageLocationSilent;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.rule.location.StorageLocationValidationStale;
import io.deckwatch.rule.repository.RepositoryMaintenanceFailing;
import io.deckwatch.rule.repository.RepositoryMaintenanceStale;
import io.deckwatch.rule.repository.RepositoryNotReady;
import io.deckwatch.rule.restore.RestoreFailed;
import io.deckwatch.rule.restore.RestoreNotAdmitted;
import io.deckwatch.rule.restore.RestorePartiallyFailed;
import io.deckwatch.rule.restore.RestoreStuck;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupFailedByRestart;
import io.deckwatch.rule.schedule.BackupFailingPersistent;
import io.deckwatch.rule.schedule.BackupHollow;
import io.deckwatch.rule.schedule.BackupHooksFailed;
import io.deckwatch.rule.schedule.BackupMissed;
import io.deckwatch.rule.schedule.BackupPartialFailures;
import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.rule.schedule.BackupSlow;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.BackupStuck;
import io.deckwatch.rule.schedule.BackupWarnings;
import io.deckwatch.rule.schedule.ChildContradiction;
import io.deckwatch.rule.schedule.LastGoodExpiring;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.rule.schedule.QueueStalled;
import io.deckwatch.rule.schedule.RestoreDrillOverdue;
import io.deckwatch.rule.schedule.RetentionTooShort;
import io.deckwatch.rule.schedule.ScheduleBlocked;
import io.deckwatch.rule.schedule.ScheduleInvalid;
import io.deckwatch.rule.schedule.ScheduleLocationUnusable;
import io.deckwatch.rule.schedule.ScheduleNameTooLong;
import io.deckwatch.rule.schedule.ScheduleNeverRan;
import io.deckwatch.rule.schedule.SchedulePausedTooLong;
import io.deckwatch.rule.transfer.DataTransferFailed;
import io.deckwatch.rule.transfer.DataTransferFailureRatio;
import io.deckwatch.rule.transfer.DataTransferNotStarted;
import io.deckwatch.rule.transfer.DataTransferStalled;
import io.deckwatch.rule.transfer.NodeAgentMissing;
import io.deckwatch.rule.transfer.VolumeNoRecentBackup;
import java.util.List;
import java.util.Optional;

/** The rules that Deckwatch has, as detectors with thresholds. */
public final class Rules {

    /** All detectors; causes before what they cause, so that an effect finds its cause known. */
    public static final List<Detector> DETECTORS = List.of(
            Detector.of(p -> new ClusterSilent()),
            Detector.of(p -> new KindNotWatched()),
            Detector.of(p -> new ClockSkew()),
            Detector.of(p -> new Watchdog()),
            Detector.of(p -> new ConsumerBehind()),
            Detector.of(p -> new NotificationsFailing()),
            Detector.of(p -> new ConfigRefused()),
            Detector.of(p -> new DeadLettersPresent(
                    p.duration("remembered", DeadLettersPresent.REMEMBERED, "how long after the last one it is told"))),
            Detector.of(p -> new BrokerDiskNearlyFull(
                    p.count("mebibytes", BrokerDiskNearlyFull.LEAST_MEBIBYTES, "how many MiB must be free"))),
            Detector.of(p -> new StorageLocationValidationStale(
                    p.duration(
                            "least",
                            StorageLocationValidationStale.STANDARD.least(),
                            "how old a validation may be at least"),
                    p.count(
                            "times",
                            StorageLocationValidationStale.STANDARD.times(),
                            "how many times its interval a validation may be old"))),
            Detector.of(p -> new StorageLocationUnavailable()),
            Detector.of(p -> new ScheduleInvalid()),
            Detector.of(p -> new ScheduleNameTooLong()),
            Detector.of(p -> new SchedulePausedTooLong(
                    p.duration("after", SchedulePausedTooLong.AFTER, "how long a schedule may be paused"))),
            Detector.of(p -> new RetentionTooShort()),
            Detector.of(p -> new BackupFailedByRestart(
                    p.count(
                            "restarts",
                            BackupFailedByRestart.RESTARTS,
                            "how many restarts that cut off a backup count"),
                    p.duration("within", BackupFailedByRestart.WITHIN, "how near to each other they must be"),
                    p.duration("span", BackupFailingPersistent.SPAN, "as of BackupFailingPersistent"))),
            Detector.of(p -> new StorageLocationReadOnlyInUse()),
            Detector.of(p -> new ScheduleLocationUnusable()),
            Detector.of(p -> new StorageLocationNoDefault()),
            Detector.of(p -> new StorageLocationSeveralDefaults()),
            Detector.of(p -> new BackupsVanished(p.duration(
                    "back", BackupsVanished.BACK, "how long a Backup deleted by hand has to come back by sync"))),
            Detector.of(p -> new MassDeletion(
                    p.count("many", MassDeletion.STANDARD.many(), "more deletions than this"),
                    p.share("share", MassDeletion.STANDARD.share(), "and more than this share of what lies there"),
                    p.duration("within", MassDeletion.STANDARD.within(), "within this time"))),
            Detector.of(p -> new DeletionFailing(
                    p.duration("after", DeletionFailing.AFTER, "how long a backup may be Deleting"))),
            Detector.of(p -> new ExpiredNotCollected(
                    p.duration("after", ExpiredNotCollected.AFTER, "how long after its expiry a backup may be there"))),
            Detector.of(p -> new StorageLocationSilent(p.duration(
                    "grace",
                    StorageLocationSilent.GRACE,
                    "how long after its slot a backup may arrive, at most; a seventh of the rhythm if that is less"))),
            Detector.of(p -> new BackupFailingPersistent(p.duration(
                    "span", BackupFailingPersistent.SPAN, "how long two failed runs in a row must span to count"))),
            Detector.of(p -> new BackupFailed()),
            Detector.of(p -> new BackupPartiallyFailed()),
            Detector.of(p -> new BackupPartialFailures(p.share(
                    "ratio",
                    BackupPartialFailures.RATIO,
                    "the share of failed and partially failed runs above which a schedule is unreliable"))),
            Detector.of(p -> new BackupHollow(
                    p.count("runs", BackupHollow.RUNS, "how many good runs before it must have held something"))),
            Detector.of(p -> new BackupHooksFailed()),
            Detector.of(p -> new BackupWarnings(
                    p.count("runs", BackupWarnings.RUNS, "how many good runs without warnings must come before"))),
            Detector.of(p -> new BackupSlow(
                    p.count("runs", BackupSlow.RUNS, "how many good runs there must be to compare with"),
                    p.duration("more", BackupSlow.MORE, "by how much a run must be longer than usual at least"))),
            Detector.of(p -> new ChildContradiction(p.duration(
                    "after",
                    ChildContradiction.AFTER,
                    "how long a backup may wait after the last of its transfers has ended"))),
            Detector.of(p -> new BackupStuck(limits(p))),
            Detector.of(p -> new ScheduleBlocked(
                    p.duration("after", ScheduleBlocked.AFTER, "how long the backup in the way may stand still"))),
            Detector.of(p -> new QueueStalled(
                    p.duration("after", QueueStalled.AFTER, "how long nothing may get on before that is suspicious"),
                    p.count("pile", QueueStalled.PILE, "how many waiting backups of one schedule are too many"))),
            Detector.of(p -> new ScheduleNeverRan()),
            Detector.of(p -> new BackupMissed()),
            Detector.of(p -> new BackupStale(p.duration(
                    "age",
                    "the age of the newest good backup above which a schedule is stale, whatever its cron says"))),
            Detector.of(p -> new NoRecentBackup()),
            Detector.of(p -> new LastGoodExpiring(
                    p.duration("ahead", LastGoodExpiring.AHEAD, "how long before the expiry it becomes a page"))),
            Detector.of(p -> new NodeAgentMissing(
                    p.duration("still", NodeAgentMissing.STILL, "how long nothing may move on a node"),
                    p.duration(
                            "start",
                            DataTransferNotStarted.AFTER,
                            "how long movements may wait on a node where nothing moves"))),
            Detector.of(p -> new DataTransferNotStarted(p.duration(
                    "after",
                    DataTransferNotStarted.AFTER,
                    "how long a movement may wait while its node has nothing else to do"))),
            Detector.of(p -> new DataTransferStalled(
                    p.duration("after", DataTransferStalled.AFTER, "how long no byte may be moved"))),
            Detector.of(p -> new VolumeNoRecentBackup(p.count(
                    "runs",
                    VolumeNoRecentBackup.RUNS,
                    "how many backups in a row must have no copy of a volume that they used to copy"))),
            Detector.of(p -> new DataTransferFailureRatio(
                    p.share("ratio", DataTransferFailureRatio.RATIO, "the share of a backup's volumes that may fail"),
                    p.count("least", DataTransferFailureRatio.LEAST, "how many volumes must have failed"))),
            Detector.of(p -> new RestoreFailed()),
            Detector.of(p -> new RestorePartiallyFailed()),
            Detector.of(p -> new RestoreNotAdmitted()),
            Detector.of(p -> new RestoreStuck(
                    p.duration("after", RestoreStuck.AFTER, "how long nothing of a restore may move"),
                    p.duration(
                            "waiting",
                            RestoreStuck.WAITING,
                            "how long it may wait for operations of plugins that tell no progress"))),
            Detector.of(p -> new RestoreDrillOverdue()),
            Detector.of(p -> new RepositoryNotReady()),
            Detector.of(p -> new RepositoryMaintenanceFailing(p.count(
                    "runs",
                    RepositoryMaintenanceFailing.RUNS,
                    "how many maintenance runs in a row must have failed; Velero remembers three"))),
            Detector.of(p -> new RepositoryMaintenanceStale(p.count(
                    "times", RepositoryMaintenanceStale.TIMES, "how many maintenance intervals may pass without one"))),
            Detector.of(p -> new DataTransferFailed()));

    private Rules() {}

    private static BackupStuck.Limits limits(Arguments p) {
        var standard = BackupStuck.Limits.DEFAULT;
        return new BackupStuck.Limits(
                p.duration("new", standard.fresh(), "how long a backup may be New before it is suspected"),
                p.duration("queued", standard.queued(), "how long it may be Queued"),
                p.duration("readyToStart", standard.ready(), "how long it may be ReadyToStart"),
                p.duration("inProgress", standard.inProgress(), "how long it may be InProgress and stand still"),
                p.duration("operations", standard.operations(), "how long it may wait for plugins and stand still"),
                p.duration("finalizing", standard.finalizing(), "how long it may be Finalizing"),
                p.duration("deleting", standard.deleting(), "how long it may be Deleting"));
    }

    /** All rules with their thresholds at the defaults. */
    public static List<Rule> standard() {
        return DETECTORS.stream().map(Detector::standard).toList();
    }

    /** The detector of that name. */
    public static Optional<Detector> detector(String name) {
        return DETECTORS.stream()
                .filter(detector -> detector.name().equals(name))
                .findFirst();
    }
}
