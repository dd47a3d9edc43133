package io.deckwatch.rule.transfer;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.NodeView;
import io.deckwatch.state.NodeView.Task;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several movements of one node hang: the node or its node agent is gone. What moves there stands still, and there are several
 * of it or what the node accepted does not get ready; or nothing moves and nothing begins. What merely waits behind one that
 * stands still is no sign of that. Movements that no node takes at all are a matter of the installation: none of
 * its node agents works. One movement alone is not judged here, it may itself be what is wrong.
 *
 * @param still how long nothing may move on a node
 * @param start how long movements may wait on a node where nothing moves
 */
public record NodeAgentMissing(Duration still, Duration start) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroNodeAgentMissing";

    /** As for a single movement. */
    public static final Duration STILL = Duration.ofMinutes(15);

    private static final int SEVERAL = 2;
    private static final int NAMED = 5;

    /** Its movements end one after the other; that one of them is left does not make it another matter. */
    private static final Timing TIMING = new Timing(Duration.ZERO, Duration.ofMinutes(5));

    public NodeAgentMissing {
        if (!still.isPositive() || !start.isPositive()) {
            throw new IllegalArgumentException("still and start must be positive, but are " + still + " and " + start);
        }
    }

    /** The subject under which a node is judged; all of the installation for movements that no node took. */
    static Subject subject(String cluster, String namespace, String node) {
        return node.isEmpty()
                ? Subject.installation(cluster, namespace)
                : Subject.of(Subject.Type.NODE, cluster, namespace, node);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.NODE, Subject.Type.INSTALLATION);
    }

    @Override
    public Set<Kind> needs() {
        return TransferCase.NEEDS;
    }

    @Override
    public Timing timing() {
        return TIMING;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        var node = installation.flatMap(i -> i.transfers().nodes().of(subject.name()));
        if (node.isEmpty()) {
            return Verdict.fine();
        }
        var hanging = hanging(node.get(), installation.get());
        var at = hangsAt(hanging, installation.get());
        if (at == null) {
            return Verdict.fine();
        }
        return now.isBefore(at) ? Verdict.fineUntil(at) : missing(subject, installation.get(), hanging, at);
    }

    private static List<Task> hanging(NodeView node, Installation installation) {
        return node.tasks().stream()
                .filter(task -> Standstill.shouldMove(task.transfer(), installation)
                        || Standstill.shouldStart(task.transfer(), installation))
                .sorted(Comparator.comparing(task -> task.transfer().name()))
                .toList();
    }

    /** When too many movements hang, if none of them begins or moves before; null if there are not that many. */
    private @Nullable Instant hangsAt(List<Task> tasks, Installation installation) {
        var nodes = installation.transfers().nodes();
        var moving = tasks.stream().anyMatch(task -> !task.transfer().isWaiting());
        var hanging = tasks.stream()
                .map(Task::transfer)
                .filter(transfer -> !moving || !isInLine(transfer))
                .map(transfer -> transfer.isWaiting()
                        ? Standstill.waitsSince(transfer, nodes).plus(start)
                        : Standstill.stalledAt(transfer, still))
                .sorted()
                .toList();
        if (hanging.size() < SEVERAL) {
            return null;
        }
        return moving ? later(hanging.get(SEVERAL - 1), livesUntil(tasks)) : hanging.get(SEVERAL - 1);
    }

    /** Whether it waits for the one that moves, or should, to end: a node moves one at a time. */
    private static boolean isInLine(Transfer transfer) {
        return transfer.isWaiting() && !transfer.phase().equals(Phase.ACCEPTED);
    }

    /** Whoever moves or prepared one lives. */
    private Instant livesUntil(List<Task> tasks) {
        return tasks.stream()
                .map(Task::transfer)
                .map(transfer ->
                        transfer.isWaiting() ? transfer.since().plus(still) : Standstill.stalledAt(transfer, still))
                .reduce(Instant.MIN, NodeAgentMissing::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Verdict missing(Subject subject, Installation installation, List<Task> hanging, Instant at) {
        var node = subject.name();
        var since = hanging.stream()
                .map(Task::transfer)
                .map(t -> t.isWaiting()
                        ? Standstill.waitsSince(t, installation.transfers().nodes())
                        : t.moved())
                .max(Comparator.naturalOrder())
                .orElse(at);
        var summary = node.isEmpty()
                ? "No node agent of Velero takes volumes to move: " + hanging.size() + " wait."
                : "Nothing moves on node " + node + ": the node or its Velero node agent is gone. " + hanging.size()
                        + " volumes hang.";
        return new Verdict.Active(
                Severity.WARNING,
                at,
                null,
                Facts.of(
                        summary,
                        "Nothing moved since " + Words.time(since) + ". " + phases(hanging) + ": " + named(hanging)
                                + ". Their backups or restores wait for them, for four hours if nobody acts.",
                        Map.of("since", since.toString())));
    }

    private static String phases(List<Task> hanging) {
        return hanging.stream()
                .map(Task::transfer)
                .collect(Collectors.groupingBy(t -> t.phase().text(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(phase -> phase.getValue() + " " + phase.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String named(List<Task> hanging) {
        var volumes = new TreeSet<String>();
        hanging.forEach(task -> volumes.add(task.volume()));
        var named = volumes.stream().limit(NAMED).collect(Collectors.joining(", "));
        return volumes.size() > NAMED ? named + " and " + (volumes.size() - NAMED) + " more" : named;
    }
}
