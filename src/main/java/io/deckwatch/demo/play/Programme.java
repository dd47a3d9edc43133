package io.deckwatch.demo.play;

import io.deckwatch.demo.play.Situation.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The script as times: what was, what comes, and when it is worth to look closely. */
final class Programme {

    /** So long before and after an incident time passes slowly, so that one sees what becomes of it. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private static final Duration AFTER = Duration.ofMinutes(12);

    private static final Duration BEHIND = Duration.ofHours(8);
    private static final Duration AHEAD = Duration.ofHours(24);

    private final List<Scene> scenes;
    private final Instant start;

    Programme(List<Scene> scenes, Instant start) {
        this.scenes = List.copyOf(scenes);
        this.start = start;
    }

    /** Whether nothing of the script is near. */
    boolean isQuiet(Instant now) {
        return scenes.stream().noneMatch(scene -> {
            for (var day = day(now); day >= 0 && day >= day(now) - 1; day--) {
                var incident = scene.on(day, start);
                var end = incident.end().orElse(incident.begins());
                var nearBegin = isNear(now, incident.begins());
                if (nearBegin || isNear(now, end)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The lines around now, in order. */
    List<Line> around(Instant now) {
        var lines = new ArrayList<Line>();
        for (var scene : scenes) {
            for (var day = Math.max(0, day(now) - 1); day <= day(now) + 1; day++) {
                var incident = scene.on(day, start);
                lines.add(line(incident.begins(), scene.cluster(), scene.begins(), now));
                incident.end().ifPresent(end -> lines.add(line(end, scene.cluster(), scene.ends(), now)));
            }
        }
        return lines.stream()
                .filter(line ->
                        line.at().isAfter(now.minus(BEHIND)) && line.at().isBefore(now.plus(AHEAD)))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    /** The lines that happen after the first and not after the second instant. */
    List<Line> between(Instant from, Instant to) {
        return around(to).stream()
                .filter(line -> line.at().isAfter(from) && !line.at().isAfter(to))
                .toList();
    }

    /** The number of the day of the play. */
    int day(Instant now) {
        return (int) Duration.between(start, now).toDays();
    }

    private static Line line(Instant at, String cluster, String text, Instant now) {
        return new Line(at, cluster, text, !at.isAfter(now));
    }

    private static boolean isNear(Instant now, Instant event) {
        return !now.isBefore(event.minus(BEFORE)) && now.isBefore(event.plus(AFTER));
    }
}
