package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.Subject;
import java.util.Set;

/** A rule about a schedule, which it judges by that and by its backups. */
interface ScheduleRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE);
    }
}
