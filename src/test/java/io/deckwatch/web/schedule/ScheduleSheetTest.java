package io.deckwatch.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.ScheduleDetails;
import io.deckwatch.web.Rendering;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScheduleSheetTest {

    private final Rendering rendering = new Rendering();

    @Test
    void thePageSaysInWordsWhatItDraws() throws IOException {
        var html = html(ScheduleDetails.sample());
        Rendering.keep("schedule.html", html);

        assertThat(html)
                .contains("2026-03-03: 1 failed")
                .contains("2026-02-09: 1 missed")
                .contains("in 15 h 30 min, Wed 02:00 there")
                .contains("2026-03-04 01:00 UTC")
                .contains("Good runs took")
                .contains("nightly-20260301010012")
                .contains("default, Available");
    }

    @Test
    void aScheduleWithoutRunsHasAPageToo() {
        assertThat(html(ScheduleDetails.empty("0 2 * * *", true)))
                .contains("No good backup is known.")
                .contains("No restore point is known.");
        assertThat(html(ScheduleDetails.empty("not a cron", false))).contains("not a cron");
        assertThat(html(ScheduleDetails.empty("@every 1h", false))).contains("No good run is known.");
    }

    private String html(ScheduleDetail detail) {
        return rendering.of("schedule", "sheet", ScheduleSheet.of(detail, Overviews.sample(), Silences.NONE));
    }
}
