package io.deckwatch.cli.check;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Projection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.Promise;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.watch.Transfers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges what one list of all kinds brought, as of one instant. */
public final class Judgement {

    private static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::severity)
            .reversed()
            .thenComparing(alert -> alert.labels().values().toString());

    private Judgement() {}

    /**
     * What is wrong.
     *
     * @param evaluation one that knows nothing yet
     * @param at as of when
     */
    public static Look look(Listing listing, Evaluation evaluation, Instant at) {
        summedUp(listing.objects()).forEach(object -> evaluation.load(new ClusterEvent.Seen(object), at));
        evaluation.complete();
        evaluation.start(at);
        evaluation.apply(new ClusterEvent.Beat(heartbeat(listing, at)), at);
        evaluation.wake(at);
        var alerts = evaluation.alerts().stream()
                .filter(alert -> alert.severity() != Severity.NONE && !(alert.state() instanceof AlertState.Resolved))
                .sorted(WORST_FIRST)
                .toList();
        var schedules = evaluation.views().stream()
                .flatMap(view -> schedules(view, alerts, at))
                .toList();
        return new Look(at, listing, alerts, schedules);
    }

    /** The objects, the backups among them with what their transfers came to, as the watch publishes them. */
    private static Stream<Projection> summedUp(List<Projection> objects) {
        var transfers = new Transfers();
        for (var object : objects) {
            if (object instanceof TransferProjection transfer) {
                var unused = transfers.note(transfer, false);
            }
        }
        return objects.stream().map(transfers::summedUp);
    }

    private static Heartbeat heartbeat(Listing listing, Instant at) {
        var kinds = Arrays.stream(Kind.values())
                .collect(Collectors.toMap(
                        Function.identity(), kind -> listing.kind(kind).state()));
        return new Heartbeat(listing.cluster(), "", 1, at, null, kinds);
    }

    private static Stream<ScheduleLine> schedules(ClusterView view, List<Alert> alerts, Instant at) {
        return view.installations().entrySet().stream().flatMap(entry -> {
            var installation = entry.getValue();
            return installation.schedules().entrySet().stream()
                    .flatMap(schedule -> Stream.ofNullable(schedule.getValue().definition()))
                    .map(definition -> line(installation, definition, alerts, at));
        });
    }

    private static ScheduleLine line(
            Installation installation, ScheduleProjection definition, List<Alert> alerts, Instant at) {
        var name = new ScheduleLine.Name(
                definition.key().namespace(), definition.key().name());
        var promise = Promise.of(installation, name.schedule(), at);
        var worst = alerts.stream()
                .filter(alert -> alert.labels().get("velero_namespace").equals(name.namespace())
                        && alert.labels().get("schedule").equals(name.schedule()))
                .map(Alert::severity)
                .reduce(Severity.NONE, Look::worse);
        return new ScheduleLine(
                name,
                definition.cron(),
                promise.flatMap(Promise::newestGood).map(Run::started),
                promise.flatMap(Judgement::rpo),
                promise.flatMap(Promise::nextRun),
                definition.memory().paused(),
                worst);
    }

    /**
     * The RPO that was asked for, else what the cron promises: how old the newest good backup is when the promise breaks. Without
     * one there is no such age: the time since the schedule was created says nothing about its cron.
     */
    private static Optional<Duration> rpo(Promise promise) {
        return promise.explicitRpo().or(() -> promise.newestGood()
                .flatMap(good -> promise.brokenAt().map(broken -> Duration.between(promise.freshSince(), broken))));
    }
}
