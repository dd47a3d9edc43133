package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Deed;
import io.deckwatch.simulation.world.Fields;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Does what people do on ordinary days. */
final class Deeds {

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int TAKEN_IN = 20;

    private final Surroundings here;
    private final Locations locations;
    private final Repositories repositories;
    private final ScheduleDeeds schedules;

    Deeds(Surroundings here, Locations locations, Repositories repositories, ScheduleDeeds schedules) {
        this.here = here;
        this.locations = locations;
        this.repositories = repositories;
        this.schedules = schedules;
    }

    void perform(Deed deed, String subject) {
        switch (deed) {
            case SERVER_REPLACED -> replaceServer();
            case LOCATION_EDITED -> editLocation(subject);
            case BACKUPS_TAKEN_IN -> takeIn(subject);
            case BACKED_UP_BY_HAND,
                    BACKUP_DELETED,
                    RESTORED,
                    CRON_CHANGED,
                    KEPT_LONGER,
                    NARROWED,
                    SKIPPED,
                    RECREATED,
                    REMOVED -> schedules.perform(deed, subject);
        }
    }

    private void replaceServer() {
        var isBusy = Stream.of(Kind.BACKUP, Kind.RESTORE)
                .flatMap(kind -> here.store().all(kind).stream())
                .map(Resource::phase)
                .anyMatch(phase -> phase.equals("InProgress") || phase.equals("ReadyToStart"));
        if (isBusy || !here.server().isUp()) {
            here.agenda().after(AGAIN, this::replaceServer);
        } else {
            here.server().stop();
            here.agenda().after(here.chance().seconds(20, 150), here.server()::start);
        }
    }

    private void editLocation(String name) {
        here.store().find(Kind.BACKUP_STORAGE_LOCATION, name).ifPresent(location -> {
            here.store().modify(location.spec("config", Fields.of("checksumAlgorithm", "CRC32")));
            repositories.ready(name, false, "re-establish on BSL change, create or delete");
            here.agenda().after(here.chance().seconds(20, 240), () -> repositories.ready(name, true, ""));
        });
    }

    /** Of a schedule that does not exist here, and of one that does. */
    private void takeIn(String location) {
        var own = here.plan().schedules().getFirst().name();
        for (var i = 1; i <= TAKEN_IN; i++) {
            var schedule = i % 2 == 0 ? own : "elsewhere";
            var start = here.now().minus(Duration.ofHours(12L * i));
            locations.bucket(location).take(schedule + "-of-another-" + i, foreign(schedule, location, start));
        }
    }

    private Resource.Snapshot foreign(String schedule, String location, Instant start) {
        var phase = here.chance().happens(0.2) ? "PartiallyFailed" : "Completed";
        return new Resource.Snapshot(
                Fields.of(Labels.SCHEDULE, schedule, Labels.LOCATION, location),
                Fields.of("velero.io/source-cluster-k8s-gitversion", "v1.29.1"),
                Fields.of("storageLocation", location, "ttl", Duration.ofDays(30)),
                Fields.of(
                        "phase",
                        phase,
                        "errors",
                        phase.equals("Completed") ? 0 : 2,
                        "startTimestamp",
                        start,
                        "completionTimestamp",
                        start.plus(Duration.ofMinutes(9)),
                        "expiration",
                        start.plus(Duration.ofDays(30)),
                        "progress",
                        Fields.of("totalItems", 30, "itemsBackedUp", 30)));
    }
}
