package io.deckwatch.web.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Overviews;
import io.deckwatch.state.Subject;
import io.deckwatch.web.Rendering;
import io.deckwatch.web.RuleShelf.InForce;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulePagesTest {

    private final Rendering rendering = new Rendering();

    @Test
    void whatFiresStandsFirstThenWhatFiredLast() throws IOException {
        var list = RuleList.of(
                SampleReasons.inForce(),
                Map.of("VeleroBackupMissed", Instant.parse("2026-02-14T00:00:00Z")),
                Overviews.sample());
        var html = rendering.of("rules", "list", list);
        Rendering.keep("rules.html", html);

        assertThat(list.rows().getFirst().firing()).isPositive();
        assertThat(list.rows().stream().filter(row -> row.firing() == 0).findFirst())
                .hasValueSatisfying(row -> assertThat(row.name()).isEqualTo("VeleroBackupMissed"));
        assertThat(html)
                .contains("VeleroBackupStale")
                .contains("alerts/rules/")
                .contains("none in the journal")
                .contains("after 15m")
                .contains("rpo=6h")
                .contains("They come with Deckwatch; no folder of your own");
    }

    @Test
    void filesThatCannotBeTakenAreTold() {
        var inForce = SampleReasons.inForce();
        var refused = new InForce(inForce.rules(), inForce.policies(), "/etc/rules", false, inForce.loadedAt());

        assertThat(rendering.of("rules", "list", RuleList.of(refused, Map.of(), Overviews.sample())))
                .contains("cannot be taken")
                .contains("the files of /etc/rules lie on top of them");
    }

    @Test
    void eachRuleSaysWhatItFindsAboutASchedule() throws IOException {
        var reasons = SampleReasons.of(SampleReasons.NIGHTLY).orElseThrow();
        var html = rendering.of("reasons", "sheet", ReasonSheet.of(reasons, Overviews.sample()));
        Rendering.keep("reasons.html", html);

        assertThat(html.indexOf("VeleroBackupStale")).isLessThan(html.indexOf("VeleroBackupPartiallyFailed"));
        assertThat(html)
                .contains("last good backup")
                .contains("schedule nightly")
                .contains("VeleroBackupPartiallyFailed")
                .contains("It is not listened to: the watch of the cluster is not heard of.")
                .contains("asked again")
                .doesNotContain("<script>alert");
        assertThat(SampleReasons.of(Subject.of(Subject.Type.SCHEDULE, "prod", "velero", "none")))
                .isEmpty();
    }
}
