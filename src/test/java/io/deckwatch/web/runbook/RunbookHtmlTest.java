package io.deckwatch.web.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.web.Rendering;
import io.deckwatch.web.alert.AlertSheet;
import io.deckwatch.web.schedule.Runs.RunRow;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Moment;
import io.quarkus.qute.RawString;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunbookHtmlTest {

    private static final Overview SAMPLE = Overviews.sample();

    private final Rendering rendering = new Rendering();
    private final Runbooks runbooks = new Runbooks(RunbookHtmlTest.class.getClassLoader());

    private static Alert explained() {
        var alert = SAMPLE.alerts().getFirst();
        var annotations = new HashMap<>(alert.annotations());
        annotations.putAll(Map.of(
                "cause", "The storage refuses <b>Velero's</b> identity.",
                "fault", "credentials",
                "remedy", "Allow it.",
                "commands", "kubectl get sa\nkubectl get secrets"));
        return new Alert(
                alert.labels(), alert.severity(), annotations, alert.state(), alert.causedBy(), alert.inhibitedBy());
    }

    private String page(Alert alert) {
        var overview =
                new Overview(SAMPLE.at(), SAMPLE.clusters(), SAMPLE.schedules(), SAMPLE.locations(), List.of(alert));
        var name = alert.labels().alertName();
        var run = new RunRow(
                new Badge(Badge.BAD, "Failed"),
                "nightly-20260303020000",
                Moment.of(SAMPLE.at(), SAMPLE.at()),
                "4 min",
                "/clusters/prod/velero/backups/nightly-20260303020000");
        return rendering.of(
                "runbook",
                "sheet",
                new RunbookSheet(
                        name,
                        new RawString(runbooks.html(name, Blanks.of(alert, Map.of()), alert.fingerprint())
                                .orElseThrow()),
                        AlertSheet.of(overview, Silences.NONE, alert.fingerprint())
                                .orElseThrow(),
                        List.of(run),
                        ""));
    }

    @Test
    void filledInForAnAlertItHasTheCaseItsCauseItsRunsAndItsNames() throws IOException {
        var html = page(explained());
        Rendering.keep("runbook-of-alert.html", html);

        assertThat(html)
                .contains("Likely cause", "refuses &lt;b&gt;Velero&#39;s&lt;/b&gt; identity.")
                .contains("<code>kubectl get sa</code>\n<code>kubectl get secrets</code>")
                .contains("nightly-20260303020000", "took 4 min")
                .contains("velero -n velero backup get -l velero.io/schedule-name=nightly")
                .contains("/runbooks/RestoreVolume?fingerprint=" + explained().fingerprint())
                .doesNotContain("&lt;schedule&gt;", "&lt;velero_namespace&gt;");
    }

    @Test
    void theIndexHasAllInGroups() throws IOException {
        var html = rendering.of("runbooks", "index", RunbookIndex.of(runbooks));
        Rendering.keep("runbooks.html", html);

        assertThat(html)
                .contains("<h2>Restores</h2>", "<a href=\"/runbooks/VeleroBackupStale\">VeleroBackupStale</a>")
                .contains("Two runs in a row that were due made no good backup.");
    }

    @Test
    void withoutAnAlertItIsTheRunbookOfAll() {
        var text = new RawString(
                runbooks.html("VeleroBackupStale", Blanks.usual(), "").orElseThrow());
        var sheet = new RunbookSheet("VeleroBackupStale", text, null, List.of(), "No alert has the fingerprint x now.");

        assertThat(rendering.of("runbook", "sheet", sheet))
                .contains("No alert has the fingerprint x now.", "&lt;schedule&gt;", "<h2>Prevention</h2>")
                .doesNotContain("This case", "&lt;velero_namespace&gt;", "fingerprint=");
    }
}
