package io.deckwatch.web.rule;

import io.deckwatch.config.rules.RuleFiles;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.evaluation.Reasons;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.rule.book.BookedRule;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Subject;
import io.deckwatch.state.life.BackupLives;
import io.deckwatch.web.RuleShelf.InForce;
import io.deckwatch.web.RuleShelf.PolicyView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules that come with Deckwatch find about a schedule whose only run failed in part. */
public final class SampleReasons {

    public static final Subject NIGHTLY = Subject.of(Subject.Type.SCHEDULE, "prod", "velero", "nightly");
    static final Instant NOW = BackupLives.NOW;

    private SampleReasons() {}

    /** The reasons. */
    public static Optional<Reasons> of(Subject schedule) {
        return Reasons.of(evaluation(), schedule, NOW);
    }

    static Evaluation evaluation() {
        var evaluation =
                new Evaluation(RuleFiles.shipped().rules(), (cluster, namespace) -> InstallationSettings.DEFAULT, "");
        var schedule = ObjectTree.of(Kind.SCHEDULE, "nightly")
                .created(Instant.parse("2026-02-01T00:00:00Z"))
                .set("0 2 * * *", "spec", "schedule")
                .phase("Enabled");
        evaluation.load(new ClusterEvent.Seen(new ObjectReader("prod").read(schedule.tree(), NOW)), NOW);
        BackupLives.events().forEach(event -> evaluation.load(event, NOW));
        evaluation.start(NOW);
        evaluation.wake(NOW);
        return evaluation;
    }

    /** The rules that come with Deckwatch. */
    public static InForce inForce() {
        return new InForce(
                RuleFiles.shipped().rules().stream().map(BookedRule.class::cast).toList(),
                List.of(new PolicyView("gold", "schedule=~\"gold-.*\"", Map.of("rpo", "6h"))),
                "",
                true,
                NOW);
    }
}
