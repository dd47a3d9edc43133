package io.deckwatch.rule.catalogue;

import io.deckwatch.rule.Rule;
import io.deckwatch.rule.RuleSettings;
import io.deckwatch.rule.cluster.ClusterSilent;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupFailingPersistent;
import io.deckwatch.rule.schedule.BackupPartialFailures;
import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.rule.transfer.DataTransferFailed;
import io.deckwatch.rule.transfer.DataTransferStalled;
import java.util.List;

/** The rules that Deckwatch has. */
public final class Rules {

    private Rules() {}

    /** All rules with these thresholds; causes before what they cause, so that an effect finds its cause known. */
    public static List<Rule> all(RuleSettings settings) {
        return List.of(
                new ClusterSilent(),
                new StorageLocationUnavailable(settings.unavailableFor()),
                new BackupFailingPersistent(settings.failingSpan()),
                new BackupFailed(),
                new BackupPartiallyFailed(),
                new BackupPartialFailures(settings.failureRatio()),
                new BackupStale(settings.staleAge()),
                new NoRecentBackup(),
                new DataTransferStalled(settings.stalledAfter()),
                new DataTransferFailed());
    }
}
