package io.deckwatch.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.event.Projection;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.rule.schedule.BackupHollow;
import io.deckwatch.state.InstallationSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private final List<Projection> objects = new ArrayList<>();

    private void there(ObjectTree object) {
        objects.add(new ObjectReader("prod").read(object.tree(), NOW));
    }

    private void backup(String name, String start) {
        var at = Instant.parse(start);
        there(ObjectTree.of(Kind.BACKUP, name)
                .created(at)
                .label("velero.io/schedule-name", "nightly")
                .phase("Completed")
                .started(at)
                .completed(at.plusSeconds(600)));
    }

    private void upload(String backup) {
        there(ObjectTree.of(Kind.DATA_UPLOAD, backup + "-x")
                .label("velero.io/backup-name", backup)
                .set("shop", "spec", "sourceNamespace")
                .set("data", "spec", "sourcePVC")
                .phase("Completed"));
    }

    @Test
    void aBackupIsJudgedWithWhatItsTransfersCameTo() {
        there(ObjectTree.of(Kind.SCHEDULE, "nightly")
                .created(Instant.parse("2026-02-01T00:00:00Z"))
                .set("0 2 * * *", "spec", "schedule")
                .phase("Enabled"));
        backup("one", "2026-03-01T02:00:00Z");
        backup("two", "2026-03-02T02:00:00Z");
        backup("three", "2026-03-03T02:00:00Z");
        upload("one");
        upload("two");

        var kinds = Arrays.stream(Kind.values())
                .collect(Collectors.toMap(Function.identity(), kind -> Listing.KindResult.READ));
        var listing = new Listing("prod", objects, kinds, List.of());
        var rules = Rules.standard();
        var look =
                Judgement.look(listing, new Evaluation(rules, (cluster, ns) -> InstallationSettings.DEFAULT, ""), NOW);

        assertThat(look.alerts())
                .extracting(alert -> alert.labels().alertName())
                .containsExactly(BackupHollow.NAME);
    }
}
