package io.deckwatch.rule.location;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The storage locations of one installation as a whole before their judges.
 *
 * @param subject the installation
 * @param installation what is known of it
 * @param now the time of the verdict
 */
record InstallationCase(Subject subject, Installation installation, Instant now) {

    private static final String DELETED = "no storage location there any more";

    /** The verdict of a rule that has none about installations without locations: there is no Velero, or not yet. */
    static Verdict judge(Subject subject, ClusterView view, Instant now, Function<InstallationCase, Verdict> rule) {
        var installation = view.installation(subject.namespace());
        return installation.isEmpty()
                        || installation.get().storage().locations().isEmpty()
                ? new Verdict.Retired(DELETED)
                : rule.apply(new InstallationCase(subject, installation.get(), now));
    }

    Collection<LocationProjection> locations() {
        return installation.storage().locations().values();
    }

    /** The schedules that Velero runs, by name. */
    Map<String, ScheduleProjection> running() {
        var running = new TreeMap<String, ScheduleProjection>();
        installation.schedules().forEach((name, view) -> {
            var definition = view.definition();
            if (definition != null && LocationCase.runs(definition)) {
                running.put(name, definition);
            }
        });
        return running;
    }

    /** The schedules that Velero runs and that name no location, by name. */
    Map<String, ScheduleProjection> needingDefault() {
        var running = running();
        running.values().removeIf(schedule -> schedule.template().location() != null);
        return running;
    }

    /** What every message about an installation says. */
    Map<String, String> about(Instant since, String reason) {
        var annotations = new TreeMap<>(Map.of("since", since.toString(), "reason", reason));
        installation.schedules().values().stream()
                .filter(view -> LocationCase.runs(view.definition()))
                .flatMap(view -> view.nextSlot(now).stream())
                .filter(slot -> slot.isAfter(now))
                .min(Instant::compareTo)
                .ifPresent(slot -> annotations.put("next_run", slot.toString()));
        return annotations;
    }
}
