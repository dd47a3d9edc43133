package io.deckwatch.evaluation;

import io.deckwatch.event.Head;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.Ceiling;
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
 *   <li>{@code deckwatch.io/severity}: how loud they are at most, see {@link Ceiling}.
 * </ul>
 */
final class Annotations {

    private Annotations() {}

    /** The verdict in the light of the annotations. */
    static Verdict heeded(Verdict verdict, String rule, Subject subject, ClusterView view, Instant now) {
        if (!(verdict instanceof Verdict.Active active)) {
            return verdict;
        }
        var found = view.installation(subject.namespace()).flatMap(i -> head(subject, i));
        if (found.isEmpty()) {
            return verdict;
        }
        var head = found.get();
        if (matches(head.annotations().getOrDefault("ignore", ""), rule)) {
            var until = new Tree(head.annotations().get("ignore-until")).time();
            if (until.isEmpty() || now.isBefore(until.get())) {
                return new Verdict.Retired("ignored by annotation", until.orElse(null));
            }
        }
        return active.atMost(Ceiling.of(head));
    }

    private static boolean matches(String names, String rule) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .anyMatch(name -> name.equals("*") || name.equals(rule));
    }

    private static Optional<Head> head(Subject subject, Installation installation) {
        return switch (subject.type()) {
            case SCHEDULE, SCHEDULE_VOLUME ->
                installation
                        .schedule(subject.name())
                        .flatMap(view -> Optional.ofNullable(view.definition()))
                        .map(definition -> definition.head());
            case LOCATION -> installation.location(subject.name()).map(location -> location.head());
            case CLUSTER, INSTALLATION, BACKUP, BACKUP_VOLUME, REPOSITORY, RESTORE, RESTORE_VOLUME, NODE, COMPONENT ->
                Optional.empty();
        };
    }
}
