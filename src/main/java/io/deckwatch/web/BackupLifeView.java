package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.Pause;
import io.deckwatch.state.life.TransferLife;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole life of a backup in the API.
 *
 * @param backup its name
 * @param phase the phase it ended in, or is in
 * @param reasons what Velero says of its failure
 * @param steps its phases, oldest first
 * @param transfers the movements of its volumes
 * @param pauses when nothing of it moved
 * @param end what became of it in the end
 */
public record BackupLifeView(
        String backup,
        String phase,
        List<String> reasons,
        List<Step> steps,
        List<TransferView> transfers,
        List<PauseView> pauses,
        End end) {

    static BackupLifeView of(Chronicle.Past past) {
        var life = past.life();
        var result = life.last().result();
        return new BackupLifeView(
                life.last().key().name(),
                life.outcome().text(),
                Stream.concat(Stream.of(result.reason()), result.validationErrors().entries().stream())
                        .filter(reason -> !reason.isBlank())
                        .toList(),
                steps(life.course().steps()),
                life.transfers().stream()
                        .map(transfer -> TransferView.of(transfer, past.at()))
                        .toList(),
                pauses(life.pauses()),
                End.of(life, past));
    }

    private static List<Step> steps(List<Transition> steps) {
        return steps.stream()
                .map(step -> new Step(step.phase().text(), step.at()))
                .toList();
    }

    private static List<PauseView> pauses(List<Pause> pauses) {
        return pauses.stream()
                .map(pause -> new PauseView(pause.from(), pause.to()))
                .toList();
    }

    /** A phase and when it was entered. */
    public record Step(String phase, Instant at) {}

    /** A time in which nothing moved. */
    public record PauseView(Instant from, Instant to) {}

    /**
     * What became of a backup; what there is not is absent.
     *
     * @param ended when it ended
     * @param expires when Velero deletes it
     * @param goneAt when it was seen to be gone
     * @param unreadFrom from when on there was no time left to read what happened
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record End(
            @Nullable Instant ended,
            @Nullable Instant expires,
            @Nullable Instant goneAt,
            @Nullable Instant unreadFrom) {

        static End of(BackupLife life, Chronicle.Past past) {
            return new End(
                    life.ended().orElse(null),
                    life.last().times().expires(),
                    life.course().goneAt(),
                    past.unreadFrom());
        }
    }

    /**
     * The movement of one volume.
     *
     * @param kind DataUpload or PodVolumeBackup
     * @param volume whose data it moves
     * @param message what Velero says of it, or an empty string
     * @param bytesDone bytes moved
     * @param bytesPerSecond how fast; absent where that cannot be told
     * @param steps its phases, oldest first
     * @param pauses when it stood still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TransferView(
            String kind,
            String volume,
            String message,
            long bytesDone,
            @Nullable Long bytesPerSecond,
            List<Step> steps,
            List<PauseView> pauses) {

        static TransferView of(TransferLife transfer, Instant now) {
            var speed = transfer.throughput(now);
            return new TransferView(
                    transfer.last().key().kind().kindName(),
                    transfer.last().volume().text(),
                    transfer.last().detail().message(),
                    transfer.last().progress().done(),
                    speed.isPresent() ? speed.getAsLong() : null,
                    BackupLifeView.steps(transfer.steps()),
                    BackupLifeView.pauses(transfer.pauses()));
        }
    }
}
