package io.deckwatch.rule.restore;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.transfer.DataTransferNotStarted;
import io.deckwatch.rule.transfer.DataTransferStalled;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A restore does not go on: it is in one phase, and neither its items nor its volumes move, for longer than that phase takes.
 * One that is New waits for those before it, since Velero restores one at a time.
 *
 * @param after how long nothing may move
 * @param waiting how long it may wait for the operations of plugins, which tell no progress
 */
public record RestoreStuck(Duration after, Duration waiting) implements RestoreRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRestoreStuck";

    /** Velero waits for namespaces and resources for ten minutes each. */
    public static final Duration AFTER = Duration.ofHours(1);

    /** Velero's own limit, and what it needs to notice. */
    public static final Duration WAITING = Duration.ofMinutes(255);

    public RestoreStuck {
        if (!after.isPositive() || !waiting.isPositive()) {
            throw new IllegalArgumentException("after and waiting must be positive, but are " + after + ", " + waiting);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.RESTORE, Kind.DATA_DOWNLOAD, Kind.POD_VOLUME_RESTORE);
    }

    @Override
    public Verdict judge(RestoreCase c) {
        var life = c.restore().life();
        if (life.phase().isFinal()) {
            return Verdict.fine();
        }
        var moved = moved(c);
        var at = moved.plus(isWaiting(life.phase()) ? waiting : after);
        return c.now().isBefore(at) ? Verdict.fineUntil(at) : stuck(c, moved, at);
    }

    private static boolean isWaiting(Phase phase) {
        return phase.equals(Phase.WAITING) || phase.equals(Phase.WAITING_PARTIALLY_FAILED);
    }

    /** When it, one of its volumes, or a restore before it in the queue last moved. */
    private static Instant moved(RestoreCase c) {
        var restore = c.restore();
        var own = Stream.of(restore.life().since(), restore.progress().movedAt());
        var volumes = c.installation().transfers().movedOfRestore(c.subject().name()).stream();
        var others = restore.life().phase().equals(Phase.NEW)
                ? c.installation().upkeep().restores().stream()
                        .filter(other ->
                                other.head().created().isBefore(restore.head().created()))
                        .flatMap(other -> Stream.concat(
                                Stream.of(other.life().since(), other.progress().movedAt()),
                                c
                                        .installation()
                                        .transfers()
                                        .movedOfRestore(other.key().name())
                                        .stream()))
                : Stream.<Instant>empty();
        return Stream.of(own, volumes, others)
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElse(restore.head().created());
    }

    private static Verdict stuck(RestoreCase c, Instant moved, Instant at) {
        var life = c.restore().life();
        return new Verdict.Active(
                Severity.WARNING,
                at,
                null,
                new Facts(
                                "Restore " + c.subject().name() + " does not go on.",
                                "Restore " + c.subject().name() + " of " + c.source() + " is " + life.phase()
                                        + " since " + Words.time(life.since()) + ", and nothing moved since "
                                        + Words.time(moved) + ".",
                                Map.of("since", moved.toString()),
                                hangingVolumes(c))
                        .with(Symptoms.of(c.restore())));
    }

    private static List<Cause> hangingVolumes(RestoreCase c) {
        return c.installation().transfers().volumesOfRestore(c.subject().name()).stream()
                .map(volume -> new Subject(
                        Subject.Type.RESTORE_VOLUME,
                        c.subject().cluster(),
                        c.subject().namespace(),
                        c.subject().name(),
                        volume))
                .flatMap(volume -> Stream.of(
                        new Cause(DataTransferStalled.NAME, volume), new Cause(DataTransferNotStarted.NAME, volume)))
                .toList();
    }
}
