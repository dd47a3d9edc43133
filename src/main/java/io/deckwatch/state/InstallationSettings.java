package io.deckwatch.state;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * What Deckwatch has to be told of one Velero installation, because its objects do not say it.
 *
 * @param zone the time zone of the Velero server, in which cron expressions without a zone of their own are read
 * @param cronVersion whose cron rules that server follows
 * @param goodPhases outcomes that make a restore point
 * @param countSynced whether backups synced from elsewhere count for freshness
 * @param defaults what policies give to schedules
 */
public record InstallationSettings(
        ZoneId zone, CronVersion cronVersion, Set<Phase> goodPhases, boolean countSynced, AnnotationDefaults defaults) {

    /** UTC, Velero 1.15 or later, only Completed is good, synced backups do not count. */
    public static final InstallationSettings DEFAULT = new InstallationSettings(
            ZoneOffset.UTC, CronVersion.V3, Set.of(Phase.COMPLETED), false, AnnotationDefaults.NONE);

    public InstallationSettings {
        goodPhases = Set.copyOf(goodPhases);
    }

    /** These settings with other policies. */
    public InstallationSettings with(AnnotationDefaults others) {
        return new InstallationSettings(zone, cronVersion, goodPhases, countSynced, others);
    }

    /** Whether that outcome makes a restore point. */
    public boolean isGood(Phase outcome) {
        return goodPhases.contains(outcome);
    }

    /** Gives the settings of an installation. */
    @FunctionalInterface
    public interface Source {
        /** The settings of the Velero in that namespace of that cluster. */
        InstallationSettings of(String cluster, String namespace);

        /** The same with these policies. */
        default Source with(AnnotationDefaults defaults) {
            return (cluster, namespace) -> of(cluster, namespace).with(defaults);
        }
    }
}
