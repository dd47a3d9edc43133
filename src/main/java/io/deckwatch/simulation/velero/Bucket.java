package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.world.Resource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lies in an object storage: finished backups, with the file-system copies that belong to them. */
final class Bucket {

    private final Map<String, Contents> backups = new LinkedHashMap<>();
    private long version;

    /**
     * A backup in the object storage.
     *
     * @param backup the Backup as it was uploaded
     * @param podVolumes its PodVolumeBackups, by name
     */
    record Contents(Resource.Snapshot backup, Map<String, Resource.Snapshot> podVolumes) {}

    void put(Resource backup, List<Transfer> transfers) {
        var podVolumes = new LinkedHashMap<String, Resource.Snapshot>();
        transfers.stream()
                .map(Transfer::object)
                .filter(object -> object.kind() == Kind.POD_VOLUME_BACKUP)
                .forEach(object -> podVolumes.put(object.name(), object.snapshot()));
        version++;
        backups.put(backup.name(), new Contents(backup.snapshot(), podVolumes));
    }

    /** A backup that another cluster made. */
    void take(String name, Resource.Snapshot backup) {
        version++;
        backups.put(name, new Contents(backup, Map.of()));
    }

    void remove(String backup) {
        version++;
        backups.remove(backup);
    }

    void empty() {
        version++;
        backups.clear();
    }

    /** Another number after each change. */
    long version() {
        return version;
    }

    boolean holds(String backup) {
        return backups.containsKey(backup);
    }

    Map<String, Contents> contents() {
        return Collections.unmodifiableMap(backups);
    }
}
