package io.deckwatch.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.time.Calendar;
import io.deckwatch.alert.time.DayTimes;
import io.deckwatch.alert.time.TimeInterval;
import io.deckwatch.alert.time.TimeSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds in any history of alerts, mutes, answers and restarts: when all is quiet each receiver believes what is so, no
 * message says only what its receiver believes already, and no id is used twice.
 */
class GroupsLawsTest {

    private static final int SEEDS = 100;
    private static final int STEPS = 80;
    private static final List<Route> ROUTES = List.of(
            Route.to("ops").every(secs(30), secs(300), secs(3600)),
            Route.to("each").by(List.of("...")).every(secs(0), secs(200), secs(7200)),
            Route.to("all").by(List.of()).every(secs(10), secs(120), secs(1800)),
            resting(Route.to("resting").every(secs(30), secs(300), secs(3600))));

    /** A route that rests twice within the time that a history takes. */
    private static Route resting(Route route) {
        var spec = new TimeSpec(
                List.of(new DayTimes(150, 170), new DayTimes(185, 250)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ZoneOffset.UTC);
        var rest = new TimeInterval("rest", List.of(spec));
        return new Route(route.to(), route.key(), route.rhythm(), new Calendar(List.of(rest), List.of()));
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, SEEDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdInAnyHistory(int seed) {
        var world = new World(new Random(seed));
        for (var step = 0; step < STEPS; step++) {
            world.step();
        }
        world.calmDown();
        world.requireThatReceiversBelieveWhatIsSo();

        var told = world.intents;
        world.restart();
        world.pass(secs(1700));
        assertThat(world.intents - told)
                .as("messages after a restart in quiet times, but repeats")
                .isEqualTo(world.repeatsSince(told));
    }

    private static Duration secs(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** A world with alerts and receivers that remember what they were told. */
    private static final class World {
        private final Random random;
        private final Map<String, Alert> alerts = new TreeMap<>();
        private final Set<String> muted = new HashSet<>();
        private final Map<GroupId, LogEntry> log = new HashMap<>();
        private final Map<GroupId, Intent> underWay = new HashMap<>();
        private final Map<String, Map<String, AlertRef>> beliefs = new HashMap<>();
        private Routing routing = Routing.toAll(ROUTES);
        private final Set<GroupId> troubled = new HashSet<>();
        private final Set<String> ids = new HashSet<>();
        private final List<Integer> repeats = new ArrayList<>();
        private Instant now = GroupClock.START;
        private Groups groups = make();
        private int intents;

        World(Random random) {
            this.random = random;
        }

        private Groups make() {
            return new Groups(routing, (alert, at) -> mutes(alert), GroupClock::digest);
        }

        private List<Mute> mutes(Alert alert) {
            return muted.contains(alert.fingerprint()) ? List.of(new Mute(Mute.By.SILENCE, "s1")) : List.of();
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (random.nextBoolean()) {
                        changeRoutes();
                    }
                    restart();
                }
                case 1, 2 -> pass(secs(random.nextInt(900)));
                case 3 -> mute();
                case 4, 5 -> answer(random.nextInt(8) > 0);
                default -> change();
            }
            pass(secs(random.nextInt(40)));
        }

        private void change() {
            var name = "R" + random.nextInt(3);
            var cluster = "c" + random.nextInt(2);
            var fresh = GroupClock.in(cluster, GroupClock.firing(name, "i" + random.nextInt(3), now));
            var known = alerts.get(fresh.fingerprint());
            Alert next;
            if (known == null || known.state() instanceof AlertState.Pending) {
                next = fresh;
            } else if (known.state() instanceof AlertState.Resolved over) {
                next = random.nextBoolean() ? fresh : known.with(new AlertState.Firing(over.startsAt(), null));
            } else {
                next = random.nextInt(4) == 0 ? GroupClock.pending(known, now) : GroupClock.over(known, now);
            }
            alerts.put(next.fingerprint(), next);
            groups.update(next, now);
        }

        /** The same routes in another place of the tree; those that there were before are there no more, or take nothing. */
        private void changeRoutes() {
            var taken = generation(random.nextInt(3));
            var others = random.nextBoolean()
                    ? IntStream.range(0, 3)
                            .boxed()
                            .flatMap(i -> generation(i).stream())
                            .toList()
                    : taken;
            routing = new Routing() {
                @Override
                public List<Route> all() {
                    return others;
                }

                @Override
                public List<Route> of(Alert alert) {
                    return taken;
                }
            };
        }

        private static List<Route> generation(int number) {
            var key = number == 0 ? Route.ROOT : "{}/{generation=\"" + number + "\"}";
            return ROUTES.stream()
                    .map(route -> new Route(route.to(), key, route.rhythm(), route.calendar()))
                    .toList();
        }

        private void mute() {
            if (!muted.isEmpty() && random.nextBoolean()) {
                muted.clear();
            } else if (!alerts.isEmpty()) {
                var all = List.copyOf(alerts.keySet());
                muted.add(all.get(random.nextInt(all.size())));
            }
        }

        private void answer(boolean well) {
            for (var intent : List.copyOf(underWay.values())) {
                settle(intent, well);
            }
        }

        private void settle(Intent intent, boolean well) {
            var group = intent.group();
            underWay.remove(group);
            var fate = intent.entry().fate();
            log.put(group, intent.entry().with(well ? fate.delivered() : fate.failed()));
            if (well) {
                believe(intent);
            } else {
                troubled.add(group);
            }
            groups.settle(group, well);
        }

        private void believe(Intent intent) {
            var belief = beliefs.computeIfAbsent(intent.group().receiver(), ignored -> new HashMap<>());
            var news = false;
            for (var alert : intent.alerts()) {
                var ref = AlertRef.of(alert);
                news |= alert.isFiring()
                        ? !ref.equals(belief.put(ref.fingerprint(), ref))
                        : belief.remove(ref.fingerprint()) != null;
            }
            if (intent.reason() != NotifyReason.REPEAT && !troubled.contains(intent.group())) {
                assertThat(news).as("news in %s", intent).isTrue();
            }
        }

        void restart() {
            groups = make();
            groups.restore(log.values());
            alerts.values().forEach(alert -> groups.update(alert, now));
        }

        void pass(Duration time) {
            var until = now.plus(time);
            wake();
            for (var next = groups.nextDeadline();
                    next.isPresent() && !next.get().isAfter(until);
                    next = groups.nextDeadline()) {
                now = next.get().isAfter(now) ? next.get() : now;
                wake();
            }
            now = until;
        }

        private void wake() {
            for (var intent : groups.wake(now)) {
                intents++;
                if (intent.reason() == NotifyReason.REPEAT) {
                    repeats.add(intents);
                    var last = log.get(intent.group());
                    var route = ROUTES.stream()
                            .filter(r -> r.to().id().equals(intent.group().receiver()))
                            .findFirst()
                            .orElseThrow();
                    if (!last.fate().isFailed()) {
                        assertThat(last.at().plus(route.rhythm().repeatInterval()))
                                .isBeforeOrEqualTo(now);
                    }
                }
                assertThat(ids.add(intent.id())).as("id used once").isTrue();
                assertThat(underWay.put(intent.group(), intent))
                        .as("one message under way")
                        .isNull();
                log.put(intent.group(), intent.entry());
            }
            assertThat(groups.nextDeadline().filter(at -> !at.isAfter(now)))
                    .as("nothing is due after it was done")
                    .isEmpty();
        }

        long repeatsSince(int number) {
            return repeats.stream().filter(at -> at > number).count();
        }

        /** Nothing changes for as long as it takes to tell everything, failed messages included. */
        void calmDown() {
            muted.clear();
            for (var i = 0; i < 40; i++) {
                pass(secs(600));
                answer(true);
            }
        }

        void requireThatReceiversBelieveWhatIsSo() {
            var so = new TreeMap<String, Instant>();
            alerts.values().stream()
                    .filter(Alert::isFiring)
                    .map(AlertRef::of)
                    .forEach(ref -> so.put(ref.fingerprint(), ref.startsAt()));
            for (var route : ROUTES) {
                var believed = new TreeMap<String, Instant>();
                beliefs.getOrDefault(route.to().id(), Map.of())
                        .values()
                        .forEach(ref -> believed.put(ref.fingerprint(), ref.startsAt()));
                assertThat(believed).as("what %s believes", route.to().id()).isEqualTo(so);
            }
        }
    }
}
