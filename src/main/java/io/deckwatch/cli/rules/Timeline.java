package io.deckwatch.cli.rules;

import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.config.yaml.Similar;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.cron.GoDuration;
import io.deckwatch.cron.InvalidCronException;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the timeline of a test: steps in short form, as the lines of a recording. */
final class Timeline {

    /** The cluster of all tests that name none. */
    static final String CLUSTER = "test";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final Set<String> WORDS = words();

    private final ObjectsOfTimeline objects = new ObjectsOfTimeline();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, String> crons = new HashMap<>();

    /** One thing that happens: steps in the order of time, those of one instant in the order of the file. */
    private record Step(Instant at, Runnable happens) {}

    private final List<Step> steps = new ArrayList<>();

    private Timeline() {}

    /** The lines of a recording that these steps make, alive until then; faults are reported. */
    static List<RecordedEvent> read(List<YamlMap> maps, Instant until) {
        var timeline = new Timeline();
        maps.forEach(timeline::step);
        timeline.steps.sort(Comparator.comparing(Step::at));
        timeline.steps.forEach(step -> step.happens.run());
        timeline.events.add(RecordedEvent.bare(until, CLUSTER, Type.BOOKMARK));
        return timeline.events;
    }

    /** A time in RFC 3339. */
    static Optional<Instant> time(YamlText text) {
        return text.as(
                value -> new Tree(value.contains("T") ? value : value + "T00:00:00Z").time(),
                "a time such as 2026-03-02T02:00:00Z");
    }

    private void step(YamlMap map) {
        for (var word : new TreeSet<>(map.keys())) {
            if (!WORDS.contains(word)) {
                map.place(word).problem("\"" + word + "\" is nothing that can happen" + Similar.hint(word, WORDS));
            }
        }
        if (map.keys().contains("runs")) {
            map.map("runs").ifPresent(this::runs);
        } else {
            map.required("at").flatMap(Timeline::time).ifPresent(at -> step(map, at));
        }
    }

    private static Set<String> words() {
        var words = new TreeSet<>(Shorthand.words());
        words.addAll(List.of("at", "runs", "gone", "watch", "object"));
        return words;
    }

    private void step(YamlMap map, Instant at) {
        var words = new TreeSet<>(map.keys());
        words.remove("at");
        for (var word : words) {
            var shorthand = Shorthand.of(word);
            if (shorthand.isPresent()) {
                map.map(word).ifPresent(said -> object(shorthand.get(), said, at));
            } else if (word.equals("gone")) {
                map.map(word).ifPresent(said -> gone(said, at));
            } else if (word.equals("watch")) {
                map.text(word).ifPresent(said -> watch(said, at));
            } else if (word.equals("object")) {
                map.plain(word).ifPresent(whole -> happens(at, () -> add(at, Type.MODIFIED, whole)));
            }
        }
        if (words.isEmpty()) {
            map.place()
                    .problem("a step needs what happens: " + String.join(", ", Shorthand.words())
                            + ", gone, watch or object");
        }
    }

    private void object(Shorthand shorthand, YamlMap said, Instant at) {
        said.required("name");
        for (var word : said.keys()) {
            if (!shorthand.fields().containsKey(word)) {
                said.place(word)
                        .problem("\"" + word + "\" is no word for a "
                                + shorthand.kind().kindName()
                                + Similar.hint(
                                        word, new TreeSet<>(shorthand.fields().keySet())));
            }
        }
        var values = new LinkedHashMap<String, Object>();
        said.text("name").ifPresent(name -> values.put("name", name.text()));
        values.putAll(said.plainOthers());
        if (shorthand.kind() == Kind.SCHEDULE && values.get("cron") != null) {
            crons.put(String.valueOf(values.get("name")), String.valueOf(values.get("cron")));
        }
        happens(at, () -> add(at, Type.MODIFIED, objects.after(shorthand, values, at)));
    }

    private void gone(YamlMap said, Instant at) {
        var kind = said.required("kind").flatMap(text -> text.as(Kind::named, "a kind of Velero, such as Backup"));
        var name = said.required("name");
        var namespace = said.text("namespace").map(YamlText::text).orElse("velero");
        said.end();
        if (kind.isPresent() && name.isPresent()) {
            happens(at, () -> {
                var object = objects.remove(kind.get(), namespace, name.get().text());
                if (object == null) {
                    name.get()
                            .problem("there is no " + kind.get().kindName() + " "
                                    + name.get().text() + " at that time");
                } else {
                    add(at, Type.DELETED, object);
                }
            });
        }
    }

    private void watch(YamlText said, Instant at) {
        switch (said.text()) {
            case "lost" -> happens(at, () -> events.add(RecordedEvent.bare(at, CLUSTER, Type.LOST)));
            case "alive" -> happens(at, () -> events.add(RecordedEvent.bare(at, CLUSTER, Type.BOOKMARK)));
            default -> said.problem("watch must be lost or alive, not \"" + said.text() + "\"");
        }
    }

    /** Runs of a schedule, one for each slot of its cron. */
    private void runs(YamlMap said) {
        var schedule = said.required("schedule");
        var from = said.required("from").flatMap(Timeline::time);
        var to = said.required("to").flatMap(Timeline::time);
        var took = said.text("took")
                .flatMap(text -> text.as(GoDuration::parse, "a duration such as 10m"))
                .orElse(Duration.ofMinutes(10));
        var cron = schedule.flatMap(name -> Optional.ofNullable(crons.get(name.text())));
        if (schedule.isPresent() && cron.isEmpty()) {
            schedule.get()
                    .problem("the schedule " + schedule.get().text() + " must come before its runs, with its cron");
        }
        var values = said.plainOthers();
        values.putIfAbsent("phase", "Completed");
        if (cron.isPresent() && from.isPresent() && to.isPresent()) {
            try {
                slots(cron.get(), from.get(), to.get())
                        .forEach(slot -> run(schedule.get().text(), slot, slot.plus(took), values));
            } catch (InvalidCronException e) {
                schedule.get().problem("the cron of " + schedule.get().text() + " makes no runs: " + e.getMessage());
            }
        }
    }

    private static List<Instant> slots(String cron, Instant from, Instant to) {
        var parsed = Cron.parse(cron, CronVersion.V3, ZoneOffset.UTC);
        var slots = new ArrayList<Instant>();
        for (var slot = parsed.next(from.minusSeconds(1));
                slot.isPresent() && slot.get().isBefore(to);
                slot = parsed.next(slot.get())) {
            slots.add(slot.get());
        }
        return slots;
    }

    private void run(String schedule, Instant slot, Instant end, Map<String, Object> values) {
        var name = schedule + "-" + STAMP.format(slot);
        var backup = Shorthand.of("backup").orElseThrow();
        var begun = new LinkedHashMap<String, Object>(values);
        begun.put("name", name);
        begun.put("schedule", schedule);
        begun.put("phase", "InProgress");
        var ended = new LinkedHashMap<>(begun);
        ended.put("phase", values.getOrDefault("phase", "Completed"));
        happens(slot, () -> {
            add(slot, Type.MODIFIED, objects.after(backup, begun, slot));
            add(
                    slot,
                    Type.MODIFIED,
                    objects.after(
                            Shorthand.of("schedule").orElseThrow(),
                            Map.of("name", schedule, "lastBackup", slot.toString()),
                            slot));
        });
        happens(end, () -> add(end, Type.MODIFIED, objects.after(backup, ended, end)));
    }

    private void happens(Instant at, Runnable what) {
        steps.add(new Step(at, what));
    }

    private void add(Instant at, Type type, Object object) {
        events.add(new RecordedEvent(at, CLUSTER, type, new Tree(object)));
    }
}
