package io.deckwatch.demo.control;

import io.deckwatch.demo.play.Pace;
import io.deckwatch.demo.play.Situation;
import io.deckwatch.demo.play.Situation.Place;
import io.deckwatch.demo.play.Trouble;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.InstallationPlan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the page {@code /demo} shows.
 *
 * @param time the demo's time
 * @param speed how fast it passes, in words
 * @param paces the buttons of the clock
 * @param lines the script around now
 * @param wrong what is wrong now
 * @param clusters the clusters with their buttons
 */
public record Stage(
        String time, String speed, List<Button> paces, List<Line> lines, List<Wrong> wrong, List<Cluster> clusters) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public Stage {
        paces = List.copyOf(paces);
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
        clusters = List.copyOf(clusters);
    }

    /** A button of the clock; chosen if it is as it says. */
    public record Button(String name, String text, boolean chosen) {}

    /** A line of the script. */
    public record Line(String time, String cluster, String text, boolean past) {}

    /** Something that is wrong, and what repairs it. */
    public record Wrong(String cluster, String fault, String subject, String text, String since) {}

    /** A cluster and what can be done to it. */
    public record Cluster(String name, String about, List<Choice> choices) {
        public Cluster {
            choices = List.copyOf(choices);
        }
    }

    /** What can be done, and to what. */
    public record Choice(String fault, String text, String hint, List<String> subjects) {
        public Choice {
            subjects = List.copyOf(subjects);
        }
    }

    static Stage of(List<InstallationPlan> plans, Situation situation) {
        return new Stage(
                TIME.format(situation.now()) + " UTC",
                speed(situation),
                List.of(
                        button(Pace.PAUSED, "Pause", situation),
                        button(Pace.NORMAL, "A minute a second", situation),
                        button(Pace.FAST, "Fast forward", situation)),
                situation.script().stream()
                        .map(line -> new Line(time(line.at()), line.cluster(), line.text(), line.past()))
                        .toList(),
                Stream.concat(
                                situation.troubles().stream().map(Stage::wrong),
                                situation.nodesToBeLost().stream().map(Stage::comes))
                        .toList(),
                plans.stream().map(Stage::cluster).toList());
    }

    private static String speed(Situation situation) {
        return switch (situation.pace()) {
            case PAUSED -> "paused";
            case FAST -> "fast forward";
            case NORMAL -> situation.hurries() ? "hurrying on, because nothing happens" : "a minute passes in a second";
        };
    }

    private static Button button(Pace pace, String text, Situation situation) {
        return new Button(pace.name(), text, situation.pace() == pace);
    }

    private static Wrong wrong(Trouble trouble) {
        var incident = trouble.incident();
        return new Wrong(
                trouble.cluster(),
                incident.fault().name(),
                incident.subject(),
                Repertoire.words(incident.fault()),
                "since " + time(incident.begins()));
    }

    private static Wrong comes(Place place) {
        var fault = Fault.NODE_LOST;
        return new Wrong(
                place.cluster(), fault.name(), place.node(), Repertoire.words(fault), "when a volume moves on it");
    }

    private static Cluster cluster(InstallationPlan plan) {
        return new Cluster(
                plan.site().cluster(),
                plan.site().about() + " (Velero " + plan.site().version().text() + ")",
                Repertoire.of(plan));
    }

    private static String time(Instant at) {
        return SHORT.format(at);
    }
}
