package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Projection;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** While Kafka is away only the newest event of a key is kept: an end may be told by the event that says gone. */
class LastWordsTest {

    private static final Instant START = Scenario.at("03-02 02:00");
    private static final Instant END = Scenario.at("03-02 02:10");

    private final ObjectReader reader = new ObjectReader("prod");
    private final ClusterView view =
            ClusterView.empty("prod", (cluster, namespace) -> InstallationSettings.DEFAULT, START);

    private Projection backup(String phase) {
        var tree = ObjectTree.of(Kind.BACKUP, "n2")
                .created(START)
                .label("velero.io/schedule-name", "nightly")
                .phase(phase)
                .started(START);
        return reader.read(phase.equals("Completed") ? tree.completed(END).tree() : tree.tree(), END);
    }

    @Test
    void aBackupThatCompletedAndIsGoneHasCompleted() {
        view.apply(new ClusterEvent.Seen(backup("InProgress")));
        view.apply(new ClusterEvent.Gone(backup("Completed"), END.plusSeconds(60)));

        var run = view.installation("velero").orElseThrow().backup("n2").orElseThrow();
        assertThat(run.outcome()).isEqualTo(Phase.COMPLETED);
        assertThat(run.goneAt()).isEqualTo(END.plusSeconds(60));
    }

    @Test
    void aBackupThatNobodySawBeforeItWasGoneIsKnown() {
        view.apply(new ClusterEvent.Gone(backup("Completed"), END.plusSeconds(60)));

        var schedule =
                view.installation("velero").orElseThrow().schedule("nightly").orElseThrow();
        assertThat(schedule.runs().finished()).hasSize(1);
    }

    @Test
    void aRunKeepsTheTimeOfItsEndWhileItIsBeingDeleted() {
        var refused = ObjectTree.of(Kind.BACKUP, "x").created(START).phase("FailedValidation");
        var failed = (BackupProjection) reader.read(refused.tree(), START);
        var deleting = reader.read(refused.copy().phase("Deleting").tree(), END).after(failed, END);

        view.apply(new ClusterEvent.Seen(failed));
        view.apply(new ClusterEvent.Seen(deleting));

        var run = view.installation("velero").orElseThrow().backup("x").orElseThrow();
        assertThat(run.phase()).isEqualTo(Phase.DELETING);
        assertThat(run.outcome()).isEqualTo(Phase.FAILED_VALIDATION);
        assertThat(run.ended()).isEqualTo(START);
    }
}
