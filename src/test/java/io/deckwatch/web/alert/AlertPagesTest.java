package io.deckwatch.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.rule.Severity;
import io.deckwatch.web.Rendering;
import io.deckwatch.web.alert.AlertList.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertPagesTest {

    private static final Overview SAMPLE = Overviews.sample();

    private final Rendering rendering = new Rendering();

    @Test
    void alertsStandByWhatBecomesOfThem() throws IOException {
        var list = AlertList.of(SAMPLE, Silences.NONE);
        Rendering.keep("alerts.html", rendering.of("alerts", "list", list));

        assertThat(list.groups())
                .extracting(group -> group.id() + " " + group.total())
                .containsExactly("firing 1", "silenced 0", "pending 1", "inhibited 1", "resolved 1");
    }

    @Test
    void anAlertThatIsExplainedLeadsToItsCauseAndBack() {
        var cause = SAMPLE.alerts().getFirst();
        var effect = SAMPLE.alerts().get(1).inhibitedBy(List.of(cause.fingerprint()));
        var overview = with(List.of(cause, effect));

        assertThat(page(overview, effect))
                .contains("Explained by: <a href=\"/alerts/" + cause.fingerprint() + "\">Schedule nightly protects");
        assertThat(page(overview, cause))
                .contains("<a href=\"/alerts/" + effect.fingerprint() + "\">Backup nightly-20260303020000 failed.</a>");
    }

    @Test
    void thePageOfAnAlertHasItsLabelsItsScheduleAndItsRunbook() throws IOException {
        var html = page(SAMPLE, SAMPLE.alerts().getFirst());
        Rendering.keep("alert.html", html);

        assertThat(html)
                .contains("<th scope=\"row\">velero_namespace</th><td><bdi>velero</bdi></td>")
                .contains("href=\"/clusters/prod/velero/schedules/nightly\"")
                .contains("href=\"/runbooks/VeleroBackupStale?fingerprint=")
                .contains("AccessDenied: status code: 403");
        assertThat(AlertSheet.of(SAMPLE, Silences.NONE, "0000000000000000")).isEmpty();
    }

    @Test
    void oneThatIsNoLongerWatchedIsNotCalledRepaired() {
        var retired =
                SAMPLE.alerts().getFirst().with(new AlertState.Resolved(Overviews.NOW, Overviews.NOW, "rule removed"));

        assertThat(rendering.of("alerts", "list", AlertList.of(with(List.of(retired)), Silences.NONE)))
                .contains("no longer watched: rule removed");
    }

    @Test
    void manyAlertsAreCounted() {
        var many = new ArrayList<Alert>();
        IntStream.range(0, 10_000)
                .forEach(i -> many.add(Overviews.alert(
                        "Rule" + i,
                        Severity.WARNING,
                        new AlertState.Firing(Overviews.NOW.minusSeconds(i), null),
                        Map.of())));
        var firing = AlertList.of(with(many), Silences.NONE).groups().getFirst();

        assertThat(firing.rows()).hasSize(100);
        assertThat(firing.more()).isEqualTo(9_900);
        assertThat(firing).extracting(Group::total).isEqualTo(10_000);
    }

    private String page(Overview overview, Alert alert) {
        return rendering.of(
                "alert",
                "sheet",
                AlertSheet.of(overview, Silences.NONE, alert.fingerprint()).orElseThrow());
    }

    private static Overview with(List<Alert> alerts) {
        return new Overview(SAMPLE.at(), SAMPLE.clusters(), List.of(), List.of(), alerts);
    }
}
