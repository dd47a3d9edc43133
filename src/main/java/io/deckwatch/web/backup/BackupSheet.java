package io.deckwatch.web.backup;

import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Tally;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Subject;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.TransferLife;
import io.deckwatch.web.Chronicle.Past;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page about one backup.
 *
 * @param at as of when it is
 * @param place where it belongs
 * @param state how it ended or how far it is
 * @param facts what is known of it, in figures
 * @param why why it went as it did
 * @param line its life along a line of time
 * @param steps what happened to it
 */
public record BackupSheet(
        Moment at, Place place, Badge state, List<Fact> facts, Why why, LifeLine line, List<StepRow> steps) {

    public BackupSheet {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }

    /**
     * Where a backup belongs.
     *
     * @param cluster its cluster
     * @param clusterLink the page of that
     * @param namespace of its Velero
     * @param backup its name
     * @param schedule the schedule that made it, or an empty string
     * @param scheduleLink the page of that
     * @param note what the reader should know about the page itself, or an empty string
     */
    public record Place(
            String cluster,
            String clusterLink,
            String namespace,
            String backup,
            String schedule,
            String scheduleLink,
            String note) {}

    /**
     * Something that is known.
     *
     * @param name what it is
     * @param value what it comes to
     * @param more more about it, or an empty string
     */
    public record Fact(String name, String value, String more) {}

    /** Whether it goes on, so that the page has to be kept up to date. */
    public boolean isLive() {
        return state.look().equals(Badge.CALM);
    }

    static BackupSheet of(Past past, Function<Symptom, Optional<Diagnosis>> diagnoses) {
        var life = past.life();
        var now = past.at();
        return new BackupSheet(
                Moment.of(now, now),
                place(past),
                state(life),
                facts(life, now),
                Why.of(life, diagnoses),
                LifeLine.of(life, now),
                StepRow.all(life, now));
    }

    private static Place place(Past past) {
        var key = past.life().last().key();
        var schedule = past.life().last().spec().schedule();
        var unread = past.unreadFrom();
        return new Place(
                key.cluster(),
                Links.cluster(key.cluster()),
                key.namespace(),
                key.name(),
                schedule == null ? "" : schedule,
                schedule == null
                        ? ""
                        : Links.schedule(Subject.of(Subject.Type.SCHEDULE, key.cluster(), key.namespace(), schedule)),
                unread == null
                        ? ""
                        : "There was no time to read all of the history: what happened after " + Words.time(unread)
                                + " is not shown.");
    }

    /** A backup that is gone before it ended is calm only to look at. */
    private static Badge state(BackupLife life) {
        if (life.last().life().outcome() == null && life.course().goneAt() != null) {
            return new Badge(Badge.BAD, "gone before it ended");
        }
        return StepRow.badge(life.outcome());
    }

    private static List<Fact> facts(BackupLife life, Instant now) {
        var facts = new ArrayList<Fact>();
        var result = life.last().result();
        var progress = life.last().progress();
        life.began()
                .ifPresentOrElse(
                        at -> facts.add(fact("Started", at, now)),
                        () -> facts.add(fact("Created", life.created(), now)));
        life.took(now)
                .ifPresent(took -> facts.add(new Fact(life.isRunning() ? "Runs for" : "Took", Words.span(took), "")));
        facts.add(new Fact(
                "Items", progress.total() > 0 ? progress.done() + " of " + progress.total() : "none counted", ""));
        facts.add(new Fact("Errors, warnings", result.errors() + ", " + result.warnings(), ""));
        volumes(life).ifPresent(facts::add);
        tally("Snapshots", result.snapshots()).ifPresent(facts::add);
        tally("Operations", result.operations()).ifPresent(facts::add);
        tally("Hooks", result.hooks()).ifPresent(facts::add);
        var location = life.last().spec().location();
        facts.add(new Fact("Storage location", location == null ? "not known" : location, ""));
        facts.add(end(life, now));
        return facts;
    }

    private static Fact fact(String name, Instant at, Instant now) {
        var moment = Moment.of(at, now);
        return new Fact(name, moment.distance(), moment.text());
    }

    private static Fact end(BackupLife life, Instant now) {
        var gone = life.course().goneAt();
        if (gone != null) {
            return fact("Gone", gone, now);
        }
        var expires = life.last().times().expires();
        return expires == null ? new Fact("Expires", "not said", "") : fact("Expires", expires, now);
    }

    private static Optional<Fact> volumes(BackupLife life) {
        var summary = life.last().volumes();
        var count = Math.max(summary.count(), life.transfers().size());
        if (count == 0) {
            return Optional.empty();
        }
        var failed = Math.max(
                summary.failed(),
                life.transfers().stream().filter(TransferLife::hasFailed).count());
        var bytes = Math.max(
                summary.bytes(),
                life.transfers().stream()
                        .mapToLong(transfer -> transfer.last().progress().done())
                        .sum());
        return Optional.of(
                new Fact("Volumes moved", count + (failed == 0 ? "" : ", " + failed + " failed"), Words.bytes(bytes)));
    }

    private static Optional<Fact> tally(String name, Tally tally) {
        return tally.attempted() == 0
                ? Optional.empty()
                : Optional.of(new Fact(
                        name,
                        tally.failed() > 0
                                ? tally.failed() + " of " + tally.attempted() + " failed"
                                : tally.attempted() + " tried",
                        tally.completed() > 0 ? tally.completed() + " completed" : ""));
    }
}
