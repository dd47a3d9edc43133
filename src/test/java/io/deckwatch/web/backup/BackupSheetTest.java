package io.deckwatch.web.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Fault;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.BackupLives;
import io.deckwatch.web.Chronicle.Past;
import io.deckwatch.web.Rendering;
import io.deckwatch.web.SamplePast;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupSheetTest {

    private final Rendering rendering = new Rendering();

    private static Optional<Diagnosis> diagnosis(Symptom symptom) {
        return symptom.message().contains("cancelled")
                ? Optional.of(new Diagnosis(
                        "cancelled",
                        Fault.NODE_AGENT,
                        "Somebody cancelled the upload of " + symptom.names().get("volume") + ".",
                        "Run it again.",
                        List.of("kubectl get pods")))
                : Optional.empty();
    }

    private String html(Past past) {
        return rendering.of("backup", "sheet", BackupSheet.of(past, BackupSheetTest::diagnosis));
    }

    private static Past past(List<ClusterEvent> events, Instant now) {
        return new Past(BackupLife.of(BackupLives.BACKUP, events, now).orElseThrow(), now, null);
    }

    @Test
    void tellsTheLifeOfABackupWhileItIsThere() throws IOException {
        var html = html(past(BackupLives.events(), BackupLives.NOW));
        Rendering.keep("backup.html", html);

        assertThat(html)
                .contains("PartiallyFailed")
                .contains("120 of 120")
                .contains("10 GiB, 10 MiB/s")
                .contains("shop/data-b stood still for 30 min from 2026-03-02 02:21 UTC.")
                .contains("Somebody cancelled the upload of shop/data-b.")
                .contains("velero -n velero backup logs nightly-20260302020000")
                .contains("WaitingForPluginOperations from 2026-03-02 02:04 UTC for 48 min")
                .contains("href=\"/clusters/prod/velero/schedules/nightly\"")
                .doesNotContain("deckwatch-live", "<script>alert");
    }

    @Test
    void tellsItLongAfterVeleroForgotIt() {
        assertThat(html(SamplePast.past()))
                .contains("gone from the cluster")
                .contains("its deletion was asked for")
                .contains("The backup is not there any more")
                .doesNotContain("backup logs");
    }

    @Test
    void keepsItselfUpToDateWhileTheBackupRuns() {
        var html = html(past(BackupLives.events().subList(0, 11), Instant.parse("2026-03-02T02:41:00Z")));

        assertThat(html).contains("deckwatch-live").contains("Runs for").contains("1.0 GiB of 10 GiB");
    }

    @Test
    void saysWhatItHadNoTimeToRead() {
        var past = SamplePast.past();

        assertThat(html(new Past(past.life(), past.at(), Instant.parse("2026-03-02T05:00:00Z"))))
                .contains("what happened after 2026-03-02 05:00 UTC is not shown");
    }
}
