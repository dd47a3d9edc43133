package io.deckwatch.scenario;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Some days of a cluster {@code prod}, told in virtual time: objects and what becomes of them, and what the watch sees of it.
 * The watch begins on 1 March 2026, a Sunday, at midnight; it sees then what began earlier.
 */
final class Scenario {

    static final String CLUSTER = "prod";

    private static final Duration BEAT = Duration.ofMinutes(1);

    private record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private record StaleKind(Kind kind, KindState state, Span span) {}

    private record Skewed(Duration ahead, Span span) {}

    private record Step(Instant at, int order, Consumer<Engine> action) {}

    private final List<Script<?>> scripts = new ArrayList<>();
    private final Map<String, ScheduleScript> schedules = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Span> silences = new ArrayList<>();
    private final List<StaleKind> stale = new ArrayList<>();
    private final List<Skewed> skewed = new ArrayList<>();
    private Instant contact = at("03-01 00:00");
    private Random shuffle;
    private boolean twice;
    private boolean together;
    private String namespace = "velero";
    private List<Rule> rules = Rules.standard();
    private InstallationSettings settings = InstallationSettings.DEFAULT;

    /** A time of the year 2026 in UTC: {@code 03-02 02:00} or {@code 03-02 02:00:30}. */
    static Instant at(String time) {
        var text = "2026-" + time.replace(' ', 'T');
        return Instant.parse(text + (time.length() == 11 ? ":00Z" : "Z"));
    }

    Scenario firstContactAt(String at) {
        contact = at(at);
        return this;
    }

    Scenario inNamespace(String other) {
        namespace = other;
        return this;
    }

    /** Judges by this rule instead of the standard one of its name. */
    Scenario with(Rule other) {
        rules = rules.stream()
                .map(rule -> rule.name().equals(other.name()) ? other : rule)
                .toList();
        return this;
    }

    Scenario with(InstallationSettings other) {
        settings = other;
        return this;
    }

    String namespace() {
        return namespace;
    }

    /** A daily schedule at 02:00, there since 1 February. */
    ScheduleScript schedule(String name) {
        return scheduleSince(name, "02-01 00:00");
    }

    ScheduleScript scheduleSince(String name, String created) {
        var script = add(new ScheduleScript(this, name)).createdAt(created);
        schedules.put(namespace + "/" + name, script);
        return script;
    }

    BackupScript backup(String name) {
        return add(new BackupScript(this, name));
    }

    /** A location that is there since 1 February. */
    LocationScript location(String name) {
        return locationSince(name, "02-01 00:00");
    }

    LocationScript locationSince(String name, String created) {
        return add(new LocationScript(this, name)).createdAt(created);
    }

    TransferScript upload(String name) {
        return add(new TransferScript(this, Kind.DATA_UPLOAD, name));
    }

    TransferScript download(String name) {
        return add(new TransferScript(this, Kind.DATA_DOWNLOAD, name));
    }

    /** A file-system backup of a pod's volume; as in Velero 1.16 and earlier it is New until it is InProgress. */
    TransferScript podVolumeBackup(String name, String node) {
        return add(new TransferScript(this, Kind.POD_VOLUME_BACKUP, name)).with(node, "spec", "node");
    }

    /** A DeleteBackupRequest for that backup. */
    DeletionScript deletion(String backup) {
        return add(new DeletionScript(this, backup));
    }

    /** A kopia repository of the namespace shop in the location default, Ready since 1 February. */
    RepositoryScript repository(String name) {
        return add(new RepositoryScript(this, name)).createdAt("02-01 00:00");
    }

    RestoreScript restore(String name) {
        return add(new RestoreScript(this, name));
    }

    Optional<ScheduleScript> scheduleNamed(String name) {
        return Optional.ofNullable(schedules.get(namespace + "/" + name));
    }

    /** Nothing is heard of the watch in that time. Afterwards it sees what there is. */
    Scenario silent(String from, String to) {
        silences.add(new Span(at(from), at(to)));
        return this;
    }

    Scenario kind(Kind kind, KindState state, String from, String to) {
        stale.add(new StaleKind(kind, state, new Span(at(from), at(to))));
        return this;
    }

    /** The API server's clock is ahead by so many seconds in that time, or behind. */
    Scenario clockAhead(long seconds, String from, String to) {
        skewed.add(new Skewed(Duration.ofSeconds(seconds), new Span(at(from), at(to))));
        return this;
    }

    /** The API server's clock is not known in that time. */
    Scenario clockUnknown(String from, String to) {
        skewed.add(new Skewed(null, new Span(at(from), at(to))));
        return this;
    }

    /** How Deckwatch itself does in that time, as it is told each minute. */
    Scenario reports(Vitals vitals, String from, String to) {
        for (var now = at(from); now.isBefore(at(to)); now = now.plus(BEAT)) {
            step(now, engine -> engine.report(vitals));
        }
        return this;
    }

    /** The evaluating process is replaced by one that knows only the compacted topics. */
    Scenario restartAt(String at) {
        return step(at(at), Engine::restart);
    }

    /** What happens at one instant to different objects happens in another order. */
    Scenario shuffled(long seed) {
        shuffle = new Random(seed);
        return this;
    }

    /** Each event comes twice. */
    Scenario twice() {
        twice = true;
        return this;
    }

    /** Events of one instant come as one batch. */
    Scenario together() {
        together = true;
        return this;
    }

    Scenario reloadAt(String at, List<Rule> rules) {
        return step(at(at), engine -> engine.reload(rules));
    }

    Scenario forgottenAt(String at) {
        return step(at(at), engine -> engine.leave(CLUSTER));
    }

    /** Plays it up to that time. */
    Course until(String end) {
        var until = at(end);
        var all = new ArrayList<>(steps);
        scripts.forEach(script -> script.sights(this::seenAt).forEach((seen, tree) -> {
            if (!seen.isAfter(until)) {
                all.add(new Step(seen, 1, engine -> engine.see(script, tree)));
            }
        }));
        for (var beat = contact; !beat.isAfter(until); beat = beat.plus(BEAT)) {
            var now = beat;
            if (silences.stream().noneMatch(span -> span.holds(now))) {
                all.add(new Step(beat, 2, engine -> engine.beat(kinds(now), serverTime(now))));
            }
        }
        if (shuffle != null) {
            Collections.shuffle(all, shuffle);
        }
        all.sort(Comparator.comparing(Step::at).thenComparing(Step::order));
        var engine = new Engine(CLUSTER, rules, (cluster, ns) -> settings, contact);
        engine.twice(twice);
        engine.together(together);
        all.forEach(step -> engine.at(step.at, step.action));
        engine.at(until, e -> {});
        return new Course(engine.transitions(), engine.alerts());
    }

    private Instant seenAt(Instant at) {
        var seen = at.isBefore(contact) ? contact : at;
        for (var silence : silences) {
            seen = silence.holds(seen) ? silence.to : seen;
        }
        return seen;
    }

    private Instant serverTime(Instant now) {
        for (var one : skewed) {
            if (one.span.holds(now)) {
                return one.ahead == null ? null : now.plus(one.ahead);
            }
        }
        return now;
    }

    private Map<Kind, KindState> kinds(Instant now) {
        var states = new HashMap<Kind, KindState>();
        for (var kind : Kind.values()) {
            states.put(kind, KindState.LIVE);
        }
        stale.stream().filter(s -> s.span.holds(now)).forEach(s -> states.put(s.kind, s.state));
        return states;
    }

    private Scenario step(Instant at, Consumer<Engine> action) {
        steps.add(new Step(at, 0, action));
        return this;
    }

    private <S extends Script<?>> S add(S script) {
        scripts.add(script);
        return script;
    }
}
