package io.deckwatch.stream.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.evaluation.Overview.Watch;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.rule.schedule.ScheduleStanding.RecentRuns;
import io.deckwatch.state.Subject;
import io.deckwatch.stream.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusChangesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ScheduleStanding DAILY = standing("daily", "0 2 * * *");
    private static final ScheduleStanding WEEKLY = standing("weekly", "0 2 * * 0");

    private final StatusChanges changes = new StatusChanges();

    @Test
    void allIsWrittenOnce() {
        assertThat(keys(look(List.of(DAILY, WEEKLY))))
                .containsExactly("prod/cluster", "prod/schedule/velero/daily", "prod/schedule/velero/weekly");
        assertThat(look(List.of(DAILY, WEEKLY))).isEmpty();
    }

    @Test
    void aStandingThatSaysTheSameIsNotWrittenAgain() {
        look(List.of(DAILY, WEEKLY));

        assertThat(look(List.of(standing("daily", "0 2 * * *"), WEEKLY))).isEmpty();
    }

    @Test
    void whatChangedIsWritten() {
        look(List.of(DAILY, WEEKLY));

        var written = look(List.of(standing("daily", "0 3 * * *"), WEEKLY));

        assertThat(keys(written)).containsExactly("prod/schedule/velero/daily");
        assertThat(new String(written.getFirst().value(), StandardCharsets.UTF_8))
                .contains("0 3 * * *");
    }

    @Test
    void anAlertIsWrittenWithItsScheduleAndSoIsItsEnd() {
        look(List.of(DAILY, WEEKLY));

        var firing = look(List.of(DAILY, WEEKLY), alert());
        assertThat(keys(firing)).containsExactly("prod/schedule/velero/daily");
        assertThat(new String(firing.getFirst().value(), StandardCharsets.UTF_8))
                .contains("\"worst\":\"critical\"");
        assertThat(look(List.of(DAILY, WEEKLY), alert())).isEmpty();
        assertThat(keys(look(List.of(DAILY, WEEKLY)))).containsExactly("prod/schedule/velero/daily");
    }

    @Test
    void whatIsNoMoreIsRemovedOnceAlsoWhenSomethingElseCame() {
        look(List.of(DAILY));

        var written = look(List.of(WEEKLY));

        assertThat(keys(written)).containsExactly("prod/schedule/velero/weekly", "prod/schedule/velero/daily");
        assertThat(written.getLast().value()).isNull();
        assertThat(look(List.of(WEEKLY))).isEmpty();
    }

    @Test
    void aClusterThatLeftIsRemoved() {
        look(List.of(DAILY));

        var written = changes.since(Overview.empty(NOW));

        assertThat(keys(written)).containsExactlyInAnyOrder("prod/cluster", "prod/schedule/velero/daily");
        assertThat(written).allMatch(record -> record.value() == null);
    }

    private List<WireRecord> look(List<ScheduleStanding> schedules, Alert... alerts) {
        var cluster = new ClusterStanding("prod", Watch.ALIVE, NOW, NOW, Map.of(), Map.of());
        return changes.since(new Overview(NOW, List.of(cluster), schedules, List.of(), List.of(alerts)));
    }

    private static List<String> keys(List<WireRecord> records) {
        return records.stream().map(WireRecord::key).toList();
    }

    private static ScheduleStanding standing(String name, String cron) {
        return new ScheduleStanding(
                Subject.of(Subject.Type.SCHEDULE, "prod", "velero", name),
                cron,
                false,
                NOW,
                NOW,
                NOW,
                RecentRuns.none(NOW));
    }

    private static Alert alert() {
        var labels = new Labels(Map.of(
                Labels.ALERT_NAME,
                "VeleroNoRecentBackup",
                "cluster",
                "prod",
                "velero_namespace",
                "velero",
                "schedule",
                "daily"));
        return new Alert(labels, Severity.CRITICAL, Map.of(), new AlertState.Firing(NOW, null), List.of(), List.of());
    }
}
