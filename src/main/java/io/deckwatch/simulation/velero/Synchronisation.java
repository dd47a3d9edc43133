package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes the Backup objects follow the bucket, every minute: missing ones come, orphans go. */
final class Synchronisation {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(24);

    private final Surroundings here;
    private final Locations locations;
    private final Map<String, State> seen = new HashMap<>();

    /** What was compared last, so that most minutes need no comparison. */
    private record State(long bucket, int movements) {}

    Synchronisation(Surroundings here, Locations locations) {
        this.here = here;
        this.locations = locations;
        here.server().onStart(() -> here.server().after(FIRST, () -> {
            syncAll();
            here.server().check(PERIOD, this::syncAll);
        }));
    }

    private void syncAll() {
        for (var location : here.store().all(Kind.BACKUP_STORAGE_LOCATION)) {
            if (locations.isAvailable(location)
                    && locations.refusal(location.name()).isEmpty()) {
                sync(location);
            }
        }
    }

    private void sync(Resource location) {
        var bucket = locations.bucket(location.name());
        var state = new State(bucket.version(), here.store().movements(Kind.BACKUP));
        if (!state.equals(seen.get(location.name()))) {
            compare(location.name(), bucket);
            seen.put(location.name(), state);
        }
        here.store().modify(location.status("lastSyncedTime", here.now()));
    }

    private void compare(String location, Bucket bucket) {
        bucket.contents().forEach((name, contents) -> {
            if (here.store().find(Kind.BACKUP, name).isEmpty()) {
                bringBack(name, contents);
            }
        });
        here.store().all(Kind.BACKUP).stream()
                .filter(backup -> isOrphan(backup, location, bucket))
                .forEach(here.store()::delete);
    }

    private static boolean isOrphan(Resource backup, String location, Bucket bucket) {
        var phase = backup.phase();
        return (phase.equals("Completed") || phase.equals("PartiallyFailed"))
                && !bucket.holds(backup.name())
                && backup.spec("storageLocation").textOrEmpty().equals(location);
    }

    /** The object gets a new UID and creation time, and keeps everything else. */
    private void bringBack(String name, Bucket.Contents contents) {
        var backup = here.store().add(here.store().draft(Kind.BACKUP, name).like(contents.backup()));
        contents.podVolumes().forEach((podVolume, snapshot) -> here.store()
                .add(here.store()
                        .draft(Kind.POD_VOLUME_BACKUP, podVolume)
                        .like(snapshot)
                        .label(Labels.BACKUP_UID, backup.uid())
                        .ownedBy(backup)));
    }
}
