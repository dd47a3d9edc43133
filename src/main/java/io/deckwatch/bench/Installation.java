package io.deckwatch.bench;

import io.deckwatch.event.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One small cluster and what a Deckwatch that watches it is told: 50 schedules with 40 backups each. */
final class Installation {

    static final int SCHEDULES = 50;
    static final int BACKUPS = 2_000;

    private static final String DAILY = "30 2 * * *";

    private Installation() {}

    /** Puts the cluster's objects in. All is well with them. */
    static void fill(PretendedApi api, Instant now) {
        api.put(Kind.BACKUP_STORAGE_LOCATION, Manifests.location(now));
        for (var s = 0; s < SCHEDULES; s++) {
            var schedule = "daily-" + s;
            api.put(Kind.SCHEDULE, Manifests.schedule(schedule, DAILY, slot(now, 0)));
            for (var run = 0; run < BACKUPS / SCHEDULES; run++) {
                var slot = slot(now, run);
                api.put(Kind.BACKUP, Manifests.ended(Manifests.runName(schedule, slot), schedule, slot, "Completed"));
            }
        }
    }

    private static Instant slot(Instant now, int daysBack) {
        var day = Duration.ofDays(1);
        var past = Math.floorDiv(now.minusSeconds(3_600).getEpochSecond() - 9_000, day.toSeconds());
        return Instant.ofEpochSecond(past * day.toSeconds() + 9_000).minus(day.multipliedBy(daysBack));
    }

    /** The settings of a Deckwatch that watches it with a broker inside. */
    static Map<String, String> settings(PretendedApi api, Programs programs) throws IOException {
        var folder = programs.folder("installation");
        var settings = new HashMap<String, String>();
        settings.put("deckwatch.kubeconfig", api.kubeconfig(folder).toString());
        settings.put("deckwatch.cluster", "bench");
        settings.put("deckwatch.data-dir", folder.resolve("data").toString());
        return settings;
    }
}
