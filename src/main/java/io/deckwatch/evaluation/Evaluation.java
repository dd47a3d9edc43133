package io.deckwatch.evaluation;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertBook;
import io.deckwatch.alert.Transition;
import io.deckwatch.evaluation.DeadlineQueue.Question;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Vitals;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches over some clusters. In the order of life: {@link #load} what is known, {@link #restore} the alerts of an earlier
 * process, {@link #start}, then {@link #apply} events and {@link #wake} at {@link #nextDeadline}.
 *
 * <p>No verdict about a cluster is given before its watch was heard of after the start, nor while it is silent: only that it
 * is silent. Not thread-safe; the thread that owns it asks and is asked.
 */
public final class Evaluation {

    private final RuleTable rules;
    private final Findings findings;
    private final InstallationSettings.Source settings;
    private final Map<String, ClusterView> views = new TreeMap<>();
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final Map<String, Set<Question>> frozen = new HashMap<>();
    private final Set<String> unconfirmed = new TreeSet<>();
    private final AlertBook book = new AlertBook();

    /**
     * An evaluation that knows nothing yet.
     *
     * @param rules what can be wrong, causes before effects
     * @param settings what Deckwatch was told of each installation
     * @param externalUrl where people reach Deckwatch's pages, without a slash at the end; may be empty
     */
    public Evaluation(List<Rule> rules, InstallationSettings.Source settings, String externalUrl) {
        this.rules = new RuleTable(rules);
        this.findings = new Findings(this.rules, externalUrl);
        this.settings = settings;
    }

    /** Learns an event without judging. Heartbeats are old news here: the watch has to be heard of again. */
    public void load(ClusterEvent event, Instant now) {
        if (event instanceof ClusterEvent.Left) {
            views.remove(event.cluster());
        } else if (event instanceof ClusterEvent.Beat(var heartbeat)) {
            views.put(
                    event.cluster(),
                    view(event.cluster(), now).heard(heartbeat, now).waiting(now));
        } else if (!isOfNobody(event)) {
            view(event.cluster(), now).apply(event);
        }
    }

    /** There is nothing more to learn, as after a single look: what waits for something else waits no longer. */
    public void complete() {
        views.values().forEach(ClusterView::complete);
    }

    /** Takes over an alert that an earlier process left behind, pending and resolved ones too. */
    public void restore(Alert alert) {
        book.restore(alert);
    }

    /** Everything is known now: each subject is due to be judged, as soon as its cluster's watch is heard of. */
    public void start(Instant now) {
        views.replaceAll((name, view) -> view.waiting(now));
        unconfirmed.addAll(views.keySet());
        book.all().forEach(alert -> unconfirmed.add(alert.labels().get("cluster")));
        unconfirmed.forEach(cluster -> view(cluster, now));
        views.values().forEach(view -> askAll(view, now));
    }

    /**
     * This process itself was away for a while, suspended for example, and may have missed heartbeats: clusters have to be
     * heard of again before anything is said of them.
     */
    public void awoke(Instant now) {
        views.replaceAll((name, view) -> view.waiting(now));
        views().forEach(view -> ask(Subject.cluster(view.name()), now));
    }

    /** Takes how this process is doing, and judges it. Whoever never tells is never judged. */
    public List<Transition> report(Vitals vitals, Instant now) {
        var own = view(Subject.NO_CLUSTER, now).reported(vitals, now);
        views.put(own.name(), own);
        thaw(own, now);
        var collected = new Transitions();
        own.subjects().forEach(subject -> judgeAll(subject, now, collected));
        return collected.inOrder();
    }

    /** Takes an event and judges what it touches. */
    public List<Transition> apply(ClusterEvent event, Instant now) {
        return apply(List.of(event), now);
    }

    /**
     * Takes events that came together. What they touch is judged once, when all of them are known: a verdict follows from
     * what is, not from how it came about.
     */
    public List<Transition> apply(List<ClusterEvent> events, Instant now) {
        var collected = new Transitions();
        var touched = new LinkedHashSet<Subject>();
        for (var event : events) {
            if (event instanceof ClusterEvent.Left) {
                collected.add(leave(event.cluster(), now));
            } else if (event instanceof ClusterEvent.Beat(var heartbeat)) {
                var heard = view(event.cluster(), now).heard(heartbeat, now);
                views.put(event.cluster(), heard);
                touched.add(Subject.cluster(event.cluster()));
                thaw(heard, now);
            } else if (!isOfNobody(event)) {
                touched.addAll(view(event.cluster(), now).apply(event));
            }
        }
        touched.forEach(subject -> judgeAll(subject, now, collected));
        return collected.inOrder();
    }

    /** After a cluster was forgotten its objects are, one by one; that does not make it known again. */
    private boolean isOfNobody(ClusterEvent event) {
        return event instanceof ClusterEvent.Forgotten && !views.containsKey(event.cluster());
    }

    private List<Transition> leave(String cluster, Instant now) {
        var view = views.remove(cluster);
        frozen.remove(cluster);
        unconfirmed.remove(cluster);
        if (view != null) {
            view.subjects().forEach(subject -> ask(subject, null));
        }
        return retire(alert -> alert.labels().get("cluster").equals(cluster), "cluster forgotten", now);
    }

    /** Judges everything that is due. */
    public List<Transition> wake(Instant now) {
        return wake(now, Integer.MAX_VALUE);
    }

    /**
     * Judges what is due, at most so many verdicts, so that a thread that has other things to do gets to them.
     *
     * @param limit how many verdicts at most
     */
    public List<Transition> wake(Instant now, int limit) {
        var collected = new Transitions();
        for (var i = 0; i < limit; i++) {
            var question = deadlines.poll(now);
            if (question == null) {
                break;
            }
            judge(question, now, collected);
        }
        collected.add(confirmed(now));
        collected.add(book.forget(now));
        return collected.inOrder();
    }

    /** Takes other rules. Alerts of rules that are no more are retired, everything is judged anew. */
    public List<Transition> reload(List<Rule> next, Instant now) {
        rules.replace(next);
        deadlines.clear();
        frozen.clear();
        var transitions = retire(alert -> !rules.canGive(alert.labels()), "rule removed", now);
        views.values().forEach(view -> askAll(view, now));
        return transitions;
    }

    private List<Transition> retire(Predicate<Alert> which, String reason, Instant now) {
        var gone = book.all().stream().filter(which).map(Alert::fingerprint).toList();
        return gone.stream()
                .flatMap(fingerprint -> book.retire(fingerprint, reason, now).stream())
                .toList();
    }

    /** When {@link #wake} has something to do, if nothing happens before. */
    public Optional<Instant> nextDeadline() {
        return Optional.ofNullable(DeadlineQueue.earlier(deadlines.next(), book.nextToForget()));
    }

    /** How many verdicts wait for their time. */
    public int deadlinesWaiting() {
        return deadlines.size();
    }

    /** What is known of each cluster. For the owner's thread only. */
    public Collection<ClusterView> views() {
        return views.values().stream().filter(view -> !view.isOwn()).toList();
    }

    /** What each rule says about a subject now, and why; empty where its cluster is not known. */
    public List<Explanation> explain(Subject subject, Instant now) {
        var view = views.get(subject.cluster());
        return view == null ? List.of() : Explanation.of(rules, subject, view, now);
    }

    /** All alerts, the resolved ones of the last day too. For the owner's thread only. */
    public Collection<Alert> alerts() {
        return book.all();
    }

    private ClusterView view(String cluster, Instant now) {
        return views.computeIfAbsent(cluster, name -> {
            var view = ClusterView.empty(name, settings, now);
            askAll(view, now);
            return view;
        });
    }

    private void askAll(ClusterView view, Instant now) {
        view.subjects().forEach(subject -> ask(subject, now));
    }

    private void ask(Subject subject, @Nullable Instant at) {
        rules.about(subject.type()).forEach(number -> deadlines.set(new Question(number, subject), at));
    }

    private void judgeAll(Subject subject, Instant now, Transitions collected) {
        rules.about(subject.type()).forEach(number -> judge(new Question(number, subject), now, collected));
    }

    private void judge(Question question, Instant now, Transitions collected) {
        var subject = question.subject();
        var known = rules.rule(question.rule());
        var view = views.get(subject.cluster());
        if (known == null || view == null) {
            return;
        }
        var rule = known.chosenFor(subject);
        if (!rule.judgesSilence() && !view.isTrusted(rules.needs(question.rule()), now)) {
            frozen.computeIfAbsent(view.name(), name -> new LinkedHashSet<>()).add(question);
            deadlines.set(question, null);
            return;
        }
        var liveness = view.liveness();
        if (rule.judgesSilence() && !liveness.heard() && now.isBefore(liveness.silentAt())) {
            // Not heard of yet is neither alive nor silent; an alert of an earlier process goes on as it is.
            deadlines.set(question, liveness.silentAt());
            return;
        }
        var verdict = Annotations.heeded(rule.evaluate(subject, view, now), rule, subject, view, now);
        var next = verdict.mayChangeAt();
        // Most verdicts find nothing wrong where nothing was, and there is nothing to say then.
        if (verdict instanceof Verdict.Active || book.hasAny(rule.name(), subject.cluster())) {
            var finding = findings.of(rule, subject, verdict);
            collected.add(book.take(finding, now));
            next = DeadlineQueue.earlier(next, book.deadline(finding));
        }
        // A verdict that could change at this very instant has been given for it; asking again at once would never end.
        deadlines.set(question, next == null || next.isAfter(now) ? next : now.plusSeconds(1));
    }

    /** The watch was heard of: what could not be judged is due now. What is still frozen freezes again when it is asked. */
    private void thaw(ClusterView view, Instant now) {
        var waiting = frozen.remove(view.name());
        if (waiting != null) {
            waiting.forEach(question -> deadlines.set(question, now));
        }
    }

    /**
     * Once all subjects of all clusters that were known at the start are judged, alerts of which nothing was said have lost
     * their subject.
     */
    private List<Transition> confirmed(Instant now) {
        if (unconfirmed.isEmpty()) {
            return List.of();
        }
        var done = unconfirmed.stream()
                .filter(cluster -> !frozen.containsKey(cluster) && isJudged(cluster, now))
                .toList();
        done.forEach(unconfirmed::remove);
        return done.stream()
                .flatMap(cluster -> book.retireUnconfirmed(cluster, "no longer there", now).stream())
                .toList();
    }

    private boolean isJudged(String cluster, Instant now) {
        var view = views.get(cluster);
        var next = deadlines.next();
        return view != null && view.liveness().isAlive(now) && (next == null || next.isAfter(now));
    }
}
