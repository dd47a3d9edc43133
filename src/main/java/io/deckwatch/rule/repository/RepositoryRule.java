package io.deckwatch.rule.repository;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/** A rule about the repository of the volumes of one namespace in one location. */
interface RepositoryRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.REPOSITORY);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of(Kind.BACKUP_REPOSITORY, Kind.BACKUP_STORAGE_LOCATION);
    }

    @Override
    default Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return RepositoryCase.judge(subject, view, now, this::judge);
    }

    /** The verdict about a repository that is there and may be written. */
    Verdict judge(RepositoryCase c);
}
