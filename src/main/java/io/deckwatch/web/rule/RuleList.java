package io.deckwatch.web.rule;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.book.BookedRule;
import io.deckwatch.web.RuleShelf.InForce;
import io.deckwatch.web.RuleShelf.PolicyView;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force.
 *
 * @param at as of when it is
 * @param origin where they come from, in a sentence
 * @param trouble what is wrong with their files, or an empty string
 * @param rows those that fire first, then by when they last fired, then by name
 * @param policies the classes of schedules
 */
public record RuleList(Moment at, String origin, String trouble, List<Row> rows, List<PolicyRow> policies) {

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::firing, Comparator.reverseOrder())
            .thenComparing(row -> row.last == null ? "" : row.last.iso(), Comparator.reverseOrder())
            .thenComparing(Row::name);

    public RuleList {
        rows = List.copyOf(rows);
        policies = List.copyOf(policies);
    }

    /**
     * A rule.
     *
     * @param name the alert's name
     * @param runbook its runbook
     * @param source where it is written
     * @param forms how it is set, a line for each form, the one for all first
     * @param firing how many of its alerts fire now
     * @param state the same in words
     * @param last when it last began to fire, or null if that is not known to have happened
     */
    public record Row(
            String name,
            String runbook,
            String source,
            List<String> forms,
            int firing,
            Badge state,
            @Nullable Moment last) {
        public Row {
            forms = List.copyOf(forms);
        }
    }

    /** A class of schedules: its name, who belongs to it, and what it gives them. */
    public record PolicyRow(String name, String match, String gives) {}

    static RuleList of(InForce inForce, Map<String, Instant> lastFired, Overview overview) {
        var now = overview.at();
        var firing = overview.alerts().stream()
                .filter(Alert::isFiring)
                .collect(Collectors.groupingBy(alert -> alert.labels().alertName()));
        return new RuleList(
                Moment.of(now, now),
                origin(inForce, Moment.of(inForce.loadedAt(), now)),
                inForce.good()
                        ? ""
                        : "The files were changed and cannot be taken, so the rules before the change stay in force."
                                + " The log and the alert DeckwatchConfigRefused say what is wrong with them.",
                inForce.rules().stream()
                        .map(rule ->
                                row(rule, firing.getOrDefault(rule.name(), List.of()), lastFired.get(rule.name()), now))
                        .sorted(ORDER)
                        .toList(),
                inForce.policies().stream().map(RuleList::policy).toList());
    }

    private static String origin(InForce inForce, Moment read) {
        return (inForce.folder().isEmpty()
                        ? "They come with Deckwatch; no folder of your own lies on top of them"
                        : "They come with Deckwatch, and the files of " + inForce.folder() + " lie on top of them")
                + ". Read " + read.distance() + ".";
    }

    private static Row row(BookedRule rule, List<Alert> firing, @Nullable Instant journal, Instant now) {
        var newest = firing.stream()
                .map(alert -> alert.state() instanceof AlertState.Firing(var startsAt, var kept) ? startsAt : now)
                .max(Comparator.naturalOrder())
                .orElse(journal);
        return new Row(
                rule.name(),
                Links.runbook(rule.name()),
                rule.source(),
                rule.variants().reversed().stream()
                        .map(variant -> String.join(", ", variant.said()))
                        .filter(said -> !said.isEmpty())
                        .toList(),
                firing.size(),
                state(firing),
                Moment.orNull(newest, now));
    }

    private static Badge state(List<Alert> firing) {
        if (firing.isEmpty()) {
            return new Badge(Badge.GOOD, "silent");
        }
        var loudest = firing.stream()
                .map(Alert::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Badge(
                switch (loudest) {
                    case CRITICAL -> Badge.BAD;
                    case WARNING -> Badge.WARN;
                    case INFO, NONE -> Badge.CALM;
                },
                firing.size() == 1 ? "fires" : firing.size() + " fire");
    }

    private static PolicyRow policy(PolicyView policy) {
        return new PolicyRow(
                policy.name(),
                policy.match(),
                new TreeMap<>(policy.gives())
                        .entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + pair.getValue())
                                .collect(Collectors.joining(" ")));
    }
}
