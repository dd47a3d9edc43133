package io.deckwatch.stream.wire;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Projection;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.TransferProjection;
import java.io.IOException;

/**
 * The fields that one type of projection has in JSON, besides those of {@link HeadShape}. An instance gathers the fields of one
 * record while it is read.
 */
interface Shape extends JsonIn.Fields {

    /** The projection of the fields read so far; fields that were absent have their empty value. */
    Projection projection(Head head, Lifecycle life);

    /** A shape to read an object of that kind into. */
    static Shape of(Kind kind) {
        return switch (kind) {
            case BACKUP -> new BackupShape();
            case RESTORE -> new RestoreShape();
            case SCHEDULE -> new ScheduleShape();
            case BACKUP_STORAGE_LOCATION -> new LocationShape();
            case BACKUP_REPOSITORY -> new RepositoryShape();
            case DELETE_BACKUP_REQUEST -> new DeletionShape();
            case POD_VOLUME_BACKUP, POD_VOLUME_RESTORE, DATA_UPLOAD, DATA_DOWNLOAD -> new TransferShape();
        };
    }

    /** Writes all fields of a projection but its key. */
    static void write(Projection projection, JsonOut out) throws IOException {
        HeadShape.write(projection.head(), projection.life(), out);
        switch (projection) {
            case BackupProjection backup -> BackupShape.write(backup, out);
            case RestoreProjection restore -> RestoreShape.write(restore, out);
            case ScheduleProjection schedule -> ScheduleShape.write(schedule, out);
            case LocationProjection location -> LocationShape.write(location, out);
            case RepositoryProjection repository -> RepositoryShape.write(repository, out);
            case TransferProjection transfer -> TransferShape.write(transfer, out);
            case DeletionProjection deletion -> DeletionShape.write(deletion, out);
        }
    }

    /** The name of a projection's type and version, as in {@code ce_dataschema}. */
    static String schema(Projection projection) {
        return switch (projection) {
            case BackupProjection b -> "urn:deckwatch:backup:v1";
            case RestoreProjection r -> "urn:deckwatch:restore:v1";
            case ScheduleProjection s -> "urn:deckwatch:schedule:v1";
            case LocationProjection l -> "urn:deckwatch:location:v1";
            case RepositoryProjection r -> "urn:deckwatch:repository:v1";
            case TransferProjection t -> "urn:deckwatch:transfer:v1";
            case DeletionProjection d -> "urn:deckwatch:deletion:v1";
        };
    }
}
