package io.deckwatch.evaluation;

import io.deckwatch.event.Head;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The annotation {@code deckwatch.io/ignore} of a Schedule or BackupStorageLocation: names of rules, separated by commas, or
 * {@code *}; until {@code deckwatch.io/ignore-until}, an RFC 3339 time, if that is set.
 */
final class Ignored {

    private Ignored() {}

    /** The verdict in the light of the annotation. */
    static Verdict unless(Verdict verdict, String rule, Subject subject, ClusterView view, Instant now) {
        if (!(verdict instanceof Verdict.Active)) {
            return verdict;
        }
        var head = view.installation(subject.namespace()).flatMap(i -> head(subject, i));
        var ignored = head.map(h -> h.annotations().get("ignore")).filter(names -> matches(names, rule));
        if (ignored.isEmpty()) {
            return verdict;
        }
        var until = head.map(h -> new Tree(h.annotations().get("ignore-until"))).flatMap(Tree::time);
        return until.isEmpty() || now.isBefore(until.get())
                ? new Verdict.Retired("ignored by annotation", until.orElse(null))
                : verdict;
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
