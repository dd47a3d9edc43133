package io.deckwatch.stream.wire;

import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RepositoryProjection.Maintenance;
import io.deckwatch.event.RepositoryProjection.MaintenanceRun;
import io.deckwatch.event.RepositoryProjection.Spec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a BackupRepository. */
final class RepositoryShape implements Shape {

    private String volumeNamespace = "";
    private String storageLocation = "";
    private String repositoryType = "";
    private String message = "";
    private @Nullable String maintenanceFrequency;
    private @Nullable Instant lastMaintenance;
    private final List<MaintenanceRun> recentMaintenance = new ArrayList<>();

    static void write(RepositoryProjection repository, JsonOut out) throws IOException {
        out.text("volumeNamespace", repository.spec().volumeNamespace());
        out.text("storageLocation", repository.spec().location());
        out.text("repositoryType", repository.spec().type());
        out.text("message", repository.message());
        var maintenance = repository.maintenance();
        out.textOrNull("maintenanceFrequency", maintenance.frequency());
        out.time("lastMaintenance", maintenance.last());
        out.objects("recentMaintenance", maintenance.recent(), (run, json) -> {
            json.text("result", run.result());
            json.time("completed", run.completed());
            json.text("message", run.message());
        });
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "volumeNamespace" -> volumeNamespace = in.name();
            case "storageLocation" -> storageLocation = in.name();
            case "repositoryType" -> repositoryType = in.name();
            case "message" -> message = in.text();
            case "maintenanceFrequency" -> maintenanceFrequency = in.nameOrNull();
            case "lastMaintenance" -> lastMaintenance = in.time();
            case "recentMaintenance" ->
                in.objects(list -> {
                    var run = new MaintenanceShape();
                    list.object(run);
                    recentMaintenance.add(new MaintenanceRun(run.result, run.completed, run.message));
                });
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public RepositoryProjection projection(Head head, Lifecycle life) {
        return new RepositoryProjection(
                head,
                life,
                new Spec(volumeNamespace, storageLocation, repositoryType),
                message,
                new Maintenance(maintenanceFrequency, lastMaintenance, recentMaintenance));
    }

    private static final class MaintenanceShape implements JsonIn.Fields {
        private String result = "";
        private @Nullable Instant completed;
        private String message = "";

        @Override
        public boolean read(String name, JsonIn in) throws IOException {
            switch (name) {
                case "result" -> result = in.name();
                case "completed" -> completed = in.time();
                case "message" -> message = in.text();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
