package io.deckwatch.event;

import static io.deckwatch.event.Reading.NOW;
import static io.deckwatch.event.Reading.at;
import static io.deckwatch.event.Reading.backup;
import static io.deckwatch.event.Reading.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which timestamps Velero leaves out in which final phase, and which time stands in. */
class TimestampsTest {

    private static final ObjectTree BACKUP = ObjectTree.of(Kind.BACKUP, "b").created(at("02:00:00"));

    private static final ObjectTree UPLOAD =
            ObjectTree.of(Kind.DATA_UPLOAD, "u").created(at("02:00:30"));

    @ParameterizedTest
    @CsvSource({
        "Completed,        02:00:01, 02:10:00, 02:10:00",
        "PartiallyFailed,  02:00:01, 02:10:00, 02:10:00",
        // The operations controller found the location gone or read-only.
        "PartiallyFailed,  02:00:01,         , 02:00:01",
        // An early error, or an upload error at the end.
        "Failed,           02:00:01,         , 02:00:01",
        "FailedValidation,         ,         , 02:00:00",
    })
    void aBackupEndsAtItsCompletionElseItsStartElseItsCreation(
            String phase, String started, String completed, String since) {
        var object = BACKUP.copy().phase(phase);
        if (started != null) {
            object.started(at(started));
        }
        if (completed != null) {
            object.completed(at(completed));
        }

        assertThat(backup(object).life().since()).isEqualTo(at(since));
    }

    @Test
    void aBackupThatWaitsDoesSoSinceItsCreation() {
        assertThat(backup(BACKUP.copy()).life().since()).isEqualTo(at("02:00:00"));
        assertThat(backup(BACKUP.copy().phase("Queued")).life().since()).isEqualTo(at("02:00:00"));
    }

    @Test
    void aBackupInProgressIsSoSinceItsStart() {
        assertThat(backup(BACKUP.copy().phase("InProgress").started(at("02:00:01")))
                        .life()
                        .since())
                .isEqualTo(at("02:00:01"));
    }

    @Test
    void whenALaterPhaseBeganIsNotKnownAtFirstSight() {
        assertThat(backup(BACKUP.copy().phase("Finalizing").started(at("02:00:01")))
                        .life()
                        .since())
                .isEqualTo(NOW);
    }

    @Test
    void anUploadAfterAPrepareTimeoutEndedWhenItWasAccepted() {
        var timedOut = UPLOAD.copy().phase("Failed").set(at("02:01:00"), "status", "acceptedTimestamp");

        assertThat(transfer(timedOut, NOW).life().since()).isEqualTo(at("02:01:00"));
        assertThat(transfer(UPLOAD.copy().phase("Failed"), NOW).life().since()).isEqualTo(at("02:00:30"));
    }

    @Test
    void anUploadSeenEarlierEndsWhenItsEndIsSeenIfItSaysNothing() {
        var accepted = transfer(
                UPLOAD.copy().phase("Accepted").set(at("02:01:00"), "status", "acceptedTimestamp"), at("02:01:01"));
        var failed = UPLOAD.copy().phase("Failed").set(at("02:01:00"), "status", "acceptedTimestamp");

        var end = transfer(failed, at("02:31:00")).after(accepted, at("02:31:00"));

        assertThat(end.life().since()).isEqualTo(at("02:31:00"));
    }

    @Test
    void anUploadThatIsCancelledEndsAtItsCompletion() {
        var canceled = UPLOAD.copy().phase("Canceled").started(at("02:02:00")).completed(at("02:05:00"));

        assertThat(transfer(canceled, NOW).life().since()).isEqualTo(at("02:05:00"));
    }

    @Test
    void bytesMovedAtTheNewestWriteThatTheApiServerRecorded() {
        var moving = UPLOAD.copy()
                .phase("InProgress")
                .started(at("02:02:00"))
                .set(5, "status", "progress", "bytesDone")
                .set(
                        List.of(Map.of("time", at("02:03:00") + ""), Map.of("time", at("02:09:00") + ""), Map.of()),
                        "metadata",
                        "managedFields");

        assertThat(transfer(moving, NOW).progress().movedAt()).isEqualTo(at("02:09:00"));
    }

    @Test
    void nothingMovedSinceTheStartWhereNoByteIsDone() {
        var idle = UPLOAD.copy().phase("InProgress").started(at("02:02:00"));
        var busy = idle.copy().set(5, "status", "progress", "bytesDone");

        assertThat(transfer(idle, NOW).progress().movedAt()).isEqualTo(at("02:02:00"));
        assertThat(transfer(busy, NOW).progress().movedAt()).isEqualTo(NOW);
    }
}
