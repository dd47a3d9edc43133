package io.deckwatch.state;

import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.state.Subject.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The repositories and the restores of one installation, as they are. Confined to its view's thread. */
public final class Upkeep {

    private final Map<String, RepositoryProjection> repositories = new TreeMap<>();
    private final Map<String, RestoreProjection> restores = new TreeMap<>();

    /** The repository of that name. */
    public Optional<RepositoryProjection> repository(String name) {
        return Optional.ofNullable(repositories.get(name));
    }

    /** The restore of that name. */
    public Optional<RestoreProjection> restore(String name) {
        return Optional.ofNullable(restores.get(name));
    }

    /** All restores. */
    public Collection<RestoreProjection> restores() {
        return Collections.unmodifiableCollection(restores.values());
    }

    void seen(RepositoryProjection repository) {
        repositories.put(repository.key().name(), repository);
    }

    void seen(RestoreProjection restore) {
        restores.put(restore.key().name(), restore);
    }

    void gone(ObjectKey key) {
        switch (key.kind()) {
            case BACKUP_REPOSITORY -> repositories.remove(key.name());
            case RESTORE -> restores.remove(key.name());
            case BACKUP,
                    SCHEDULE,
                    BACKUP_STORAGE_LOCATION,
                    POD_VOLUME_BACKUP,
                    POD_VOLUME_RESTORE,
                    DELETE_BACKUP_REQUEST,
                    DATA_UPLOAD,
                    DATA_DOWNLOAD -> throw new IllegalArgumentException(key + " is neither repository nor restore");
        }
    }

    /** The repositories that lie in that location. */
    List<String> repositoriesAt(String location) {
        return repositories.values().stream()
                .filter(repository -> repository.spec().location().equals(location))
                .map(repository -> repository.key().name())
                .toList();
    }

    Collection<Subject> subjects(String cluster, String namespace) {
        var all = new ArrayList<Subject>();
        repositories.keySet().forEach(name -> all.add(Subject.of(Type.REPOSITORY, cluster, namespace, name)));
        restores.keySet().forEach(name -> all.add(Subject.of(Type.RESTORE, cluster, namespace, name)));
        return all;
    }
}
