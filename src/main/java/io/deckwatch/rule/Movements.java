package io.deckwatch.rule;

import io.deckwatch.diagnosis.Shape;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Phase;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why movements of volumes failed that were made for one Backup or Restore: most parents of failed movements say nothing
 * themselves.
 *
 * @param volumes the volumes that failed, by name
 * @param reason what to tell of it
 * @param symptom what it can be explained by
 */
public record Movements(List<String> volumes, String reason, Symptom symptom) {

    public Movements {
        volumes = List.copyOf(volumes);
    }

    /** A movement that failed, and of which volume. */
    private record Failed(String volume, Transfer transfer) {

        String message() {
            var message = transfer.detail().message();
            return message.isEmpty() ? transfer.phase().text() : message;
        }
    }

    /**
     * What the failed movements for a parent say; of several reasons the one that most of them give.
     *
     * @param owner the schedule, backup or restore
     * @param type which volumes of it
     * @param volumes their names
     * @param parent the Backup or Restore
     */
    public static Optional<Movements> failed(
            Installation installation, Subject owner, Subject.Type type, Collection<String> volumes, String parent) {
        var failed = new ArrayList<Failed>();
        for (var volume : volumes) {
            installation
                    .transfers()
                    .of(new Subject(type, owner.cluster(), owner.namespace(), owner.name(), volume))
                    .flatMap(view -> view.newestEnd())
                    .filter(end -> end.parent().equals(parent) && !end.phase().equals(Phase.COMPLETED))
                    .ifPresent(end -> failed.add(new Failed(volume, end)));
        }
        return failed.isEmpty() ? Optional.empty() : Optional.of(told(failed, volumes.size(), installation));
    }

    private static Movements told(List<Failed> failed, int all, Installation installation) {
        var most = byShape(failed).values().stream()
                .max(Comparator.<List<Failed>>comparingInt(List::size))
                .orElse(failed);
        var first = most.getFirst();
        var other = failed.stream().filter(one -> !most.contains(one)).findFirst();
        var howMany = failed.size() == 1 ? "" : failed.size() + " of " + all + " volumes failed, among them ";
        return new Movements(
                failed.stream().map(Failed::volume).sorted().toList(),
                howMany
                        + text(first)
                        + other.map(one -> "; for another reason " + text(one)).orElse(""),
                Symptoms.of(first.transfer(), installation).about(Map.of("volume", first.volume())));
    }

    private static Map<String, List<Failed>> byShape(List<Failed> failed) {
        if (failed.size() == 1) {
            return Map.of("", failed);
        }
        var shapes = new LinkedHashMap<String, List<Failed>>();
        failed.forEach(one -> shapes.computeIfAbsent(Shape.of(one.message()), shape -> new ArrayList<>())
                .add(one));
        return shapes;
    }

    private static String text(Failed one) {
        return "volume " + one.volume() + ": " + one.message();
    }
}
