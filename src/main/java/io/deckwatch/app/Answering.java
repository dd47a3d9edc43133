package io.deckwatch.app;

import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Reasons;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.rule.location.LocationDetail;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import io.deckwatch.web.BackupQuery;
import io.deckwatch.web.Watchboard;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The role {@code web}: what pages ask. The overview is at hand; single things are asked of the owner's thread. */
@Singleton
final class Answering implements Watchboard {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Standings standings;
    private final Evaluating evaluating;
    private final Storage storage;
    private final Clock clock;

    Answering(Standings standings, Evaluating evaluating, Storage storage, Clock clock) {
        this.standings = standings;
        this.evaluating = evaluating;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        return standings.overview();
    }

    @Override
    public String limits() {
        var loop = evaluating.loop();
        if (loop.isEmpty()) {
            return "This process has neither the role web nor evaluate (deckwatch.roles), so it knows of no cluster."
                    + " Open the pages of a process that has one of them.";
        }
        if (!loop.get().hasCaughtUp()) {
            return "Deckwatch is starting: it reads what is known, and says nothing before it has caught up.";
        }
        var all = storage.kafka().partitioning().count();
        var own = standings.partitions();
        return own >= all
                ? ""
                : "This process evaluates " + own + " of " + all
                        + " partitions. The clusters of the others stand on the pages of the processes that evaluate"
                        + " those.";
    }

    @Override
    public Optional<ScheduleDetail> schedule(Subject schedule) {
        return evaluating
                .loop()
                .flatMap(loop -> answer(loop.ask(evaluations -> detail(evaluations, schedule, clock.instant()))));
    }

    @Override
    public List<LocationDetail> locations() {
        return evaluating
                .loop()
                .map(loop -> answer(loop.ask(evaluations -> evaluations.stream()
                        .flatMap(evaluation -> evaluation.views().stream())
                        .flatMap(LocationDetail::all)
                        .toList())))
                .orElse(List.of());
    }

    @Override
    public BackupQuery.Part backups(BackupQuery query, int skip, int limit) {
        return evaluating
                .loop()
                .map(loop -> answer(loop.ask(evaluations -> query.select(
                        evaluations.stream()
                                .flatMap(evaluation -> evaluation.views().stream())
                                .flatMap(view -> listed(view, query)),
                        skip,
                        limit))))
                .orElse(new BackupQuery.Part(0, List.of()));
    }

    private static Stream<BackupQuery.Listed> listed(ClusterView view, BackupQuery query) {
        return view.installations().entrySet().stream()
                .filter(each -> query.wantsOf(view.name(), each.getKey()))
                .flatMap(each -> each.getValue()
                        .backups((run, schedule) -> new BackupQuery.Listed(
                                Subject.of(Subject.Type.BACKUP, view.name(), each.getKey(), run.name()),
                                schedule == null ? "" : schedule,
                                run)));
    }

    @Override
    public Optional<Reasons> explain(Subject schedule) {
        return evaluating
                .loop()
                .flatMap(loop -> answer(loop.ask(evaluations -> evaluations.stream()
                        .flatMap(evaluation -> Reasons.of(evaluation, schedule, clock.instant()).stream())
                        .findFirst())));
    }

    /** What is known of a backup now; empty if this process knows of none. */
    Optional<Run> backup(ObjectKey key) {
        return evaluating
                .loop()
                .flatMap(loop -> answer(loop.ask(evaluations -> evaluations.stream()
                        .flatMap(evaluation -> evaluation.views().stream())
                        .filter(view -> view.name().equals(key.cluster()))
                        .flatMap(view -> view.installation(key.namespace()).stream())
                        .flatMap(installation -> installation.backup(key.name()).stream())
                        .findFirst())));
    }

    private static Optional<ScheduleDetail> detail(List<Evaluation> evaluations, Subject schedule, Instant now) {
        return evaluations.stream()
                .flatMap(evaluation -> evaluation.views().stream())
                .filter(view -> view.name().equals(schedule.cluster()))
                .flatMap(view -> view.installation(schedule.namespace()).stream())
                .flatMap(installation -> ScheduleDetail.of(installation, schedule, now).stream())
                .findFirst();
    }

    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new BusyException(e);
        }
    }
}
