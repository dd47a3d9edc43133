package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many verdicts an event costs. Counted, not timed: it must not depend on how many objects are known. */
class CostLawTest {

    private static final Instant NOW = Scenario.at("03-01 12:00");

    private final ObjectReader reader = new ObjectReader("prod");

    private record Counted(Rule rule, AtomicInteger count) implements Rule {
        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public Set<Subject.Type> subjects() {
            return rule.subjects();
        }

        @Override
        public Set<Kind> needs() {
            return rule.needs();
        }

        @Override
        public Timing timing() {
            return rule.timing();
        }

        @Override
        public boolean judgesSilence() {
            return rule.judgesSilence();
        }

        @Override
        public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
            count.incrementAndGet();
            return rule.evaluate(subject, view, now);
        }
    }

    @Test
    void anEventCostsTheSameWhateverIsKnown() {
        assertThat(verdicts(5_000, 2)).isEqualTo(verdicts(50, 2));
    }

    @Test
    void anEventCostsTheSameHoweverManyBackupsAScheduleHas() {
        assertThat(verdicts(5, 2_000)).isEqualTo(verdicts(5, 2));
    }

    /** The verdicts that each of some events asks for. */
    private List<Integer> verdicts(int schedules, int backupsOfEach) {
        var count = new AtomicInteger();
        List<Rule> rules = Rules.standard().stream()
                .<Rule>map(rule -> new Counted(rule, count))
                .toList();
        var evaluation = new Evaluation(rules, (cluster, namespace) -> InstallationSettings.DEFAULT, "");
        for (var s = 0; s < schedules; s++) {
            evaluation.load(seen(schedule("s" + s)), NOW);
            for (var b = 0; b < backupsOfEach; b++) {
                evaluation.load(seen(backup("s" + s + "-" + b, "s" + s, NOW.minusSeconds(86_400L * b + 36_000))), NOW);
            }
        }
        evaluation.load(
                seen(ObjectTree.of(Kind.BACKUP_STORAGE_LOCATION, "default").phase("Available")), NOW);
        evaluation.start(NOW);
        evaluation.apply(beat(), NOW);
        evaluation.wake(NOW);
        var costs = new ArrayList<Integer>();
        for (var event : List.of(
                beat(),
                seen(backup("new", "s1", NOW)),
                seen(backup("by-hand", null, NOW)),
                seen(schedule("s1").set(NOW, "status", "lastBackup")),
                seen(upload("u1", "new")),
                new ClusterEvent.Gone(reader.read(backup("new", "s1", NOW).tree(), NOW), NOW),
                new ClusterEvent.Forgotten(
                        reader.read(backup("s2-0", "s2", NOW).tree(), NOW).key()),
                seen(ObjectTree.of(Kind.BACKUP_STORAGE_LOCATION, "default")
                        .phase("Available")
                        .set(NOW, "status", "lastValidationTime")))) {
            count.set(0);
            evaluation.apply(event, NOW.plusSeconds(1));
            evaluation.wake(NOW.plusSeconds(1));
            costs.add(count.get());
        }
        assertThat(costs).allMatch(cost -> cost > 0);
        return costs;
    }

    private ClusterEvent seen(ObjectTree object) {
        return new ClusterEvent.Seen(reader.read(object.tree(), NOW));
    }

    private static ObjectTree schedule(String name) {
        return ObjectTree.of(Kind.SCHEDULE, name)
                .created(NOW.minusSeconds(86_400L * 30))
                .set("0 2 * * *", "spec", "schedule")
                .phase("Enabled");
    }

    private static ObjectTree backup(String name, String schedule, Instant start) {
        return ObjectTree.of(Kind.BACKUP, name)
                .created(start)
                .label("velero.io/schedule-name", schedule)
                .set("default", "spec", "storageLocation")
                .phase("Completed")
                .started(start)
                .completed(start.plusSeconds(600));
    }

    private static ObjectTree upload(String name, String backup) {
        return ObjectTree.of(Kind.DATA_UPLOAD, name)
                .label("velero.io/backup-name", backup)
                .set("shop", "spec", "sourceNamespace")
                .set("data", "spec", "sourcePVC")
                .phase("InProgress")
                .started(NOW);
    }

    private static ClusterEvent beat() {
        var live = Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), k -> KindState.LIVE));
        return new ClusterEvent.Beat(new Heartbeat("prod", "uid", 1, NOW, NOW, Map.copyOf(live)));
    }
}
