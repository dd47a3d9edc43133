package io.deckwatch.evaluation;

import io.deckwatch.event.Head;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.Ceiling;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the annotations of a Schedule or BackupStorageLocation say of all alerts about it, and about the volumes of a schedule:
 *
 * <ul>
 *   <li>{@code deckwatch.io/ignore}: names of rules, separated by commas, or {@code *}; until {@code
 *       deckwatch.io/ignore-until}, an RFC 3339 time, if that is set,
 *   <li>{@code deckwatch.io/severity}: how loud they are at most, see {@link Ceiling}; for a schedule a policy may say it.
 * </ul>
 */
final class Annotations {

    private Annotations() {}

    /**
     * An object that has a say.
     *
     * @param head its own annotations; what is to be ignored is said there only
     * @param ceiling how loud alerts of the rule about it are at most
     */
    private record Heeded(Head head, Severity ceiling) {}

    /** The verdict in the light of the annotations. */
    static Verdict heeded(Verdict verdict, Rule rule, Subject subject, ClusterView view, Instant now) {
        if (!(verdict instanceof Verdict.Active active)) {
            return verdict;
        }
        var found = view.installation(subject.namespace()).flatMap(i -> heeded(rule, subject, i));
        if (found.isEmpty()) {
            return verdict;
        }
        var own = found.get().head().annotations();
        if (matches(own.getOrDefault("ignore", ""), rule.name())) {
            var until = new Tree(own.get("ignore-until")).time();
            if (until.isEmpty() || now.isBefore(until.get())) {
                return new Verdict.Retired("ignored by annotation", until.orElse(null));
            }
        }
        return active.atMost(found.get().ceiling());
    }

    private static boolean matches(String names, String rule) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .anyMatch(name -> name.equals("*") || name.equals(rule));
    }

    private static Optional<Heeded> heeded(Rule rule, Subject subject, Installation installation) {
        return switch (subject.type()) {
            case SCHEDULE, SCHEDULE_VOLUME ->
                installation.schedule(subject.name()).flatMap(schedule -> Optional.ofNullable(schedule.definition())
                        .map(definition -> new Heeded(definition.head(), Ceiling.of(schedule, rule))));
            case LOCATION ->
                installation
                        .location(subject.name())
                        .map(location -> new Heeded(location.head(), Ceiling.of(severity(location.head()))));
            case CLUSTER, INSTALLATION, BACKUP, BACKUP_VOLUME, REPOSITORY, RESTORE, RESTORE_VOLUME, NODE, COMPONENT ->
                Optional.empty();
        };
    }

    private static String severity(Head head) {
        return head.annotations().getOrDefault("severity", "");
    }
}
