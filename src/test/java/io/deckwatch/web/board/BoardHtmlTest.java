package io.deckwatch.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.web.Rendering;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoardHtmlTest {

    private final Rendering rendering = new Rendering();

    @Test
    void theOverviewSaysEverythingInWordsToo() throws IOException {
        var html = html(Overviews.sample());
        Rendering.keep("board.html", html);

        assertThat(html)
                .contains("1 of 2 clusters is unprotected")
                .contains("1 schedule beyond the RPO")
                .contains("not heard of for 40 min")
                .contains("2 d 7 h old of 2 d 3 h")
                .contains("aria-label=\"Last 24 hours: 1 good, 1 failed, 1 missed\"")
                .contains("<title>missed: no run of the slot 2026-03-02 19:30 UTC</title>")
                .contains("href=\"/clusters/prod/velero/schedules/nightly\"")
                .contains("href=\"/runbooks/VeleroBackupStale?fingerprint=");
    }

    @Test
    void theOverviewOfALargeFleetStaysSmall() {
        var html = html(Overviews.large(10_000));

        assertThat(html).hasSizeLessThan(100_000).contains(">9960 more schedules</a>");
    }

    @Test
    void theListOfSchedulesIsPagedAndSearched() {
        var second = ScheduleList.of(Overviews.large(250), "", 2);
        assertThat(second.rows()).hasSize(100);
        assertThat(second.pages().before()).isEqualTo("/schedules?page=1");
        assertThat(second.pages().after()).isEqualTo("/schedules?page=3");
        assertThat(ScheduleList.of(Overviews.large(250), "", 99).rows()).hasSize(50);
        assertThat(ScheduleList.of(Overviews.large(250), "", -1).pages().number())
                .isOne();

        var found = ScheduleList.of(Overviews.large(250), " TENANT-24 ", 1);
        assertThat(found.total()).isEqualTo(11);
        assertThat(ScheduleList.of(Overviews.large(250), "a&b=<c>", 1).rows()).isEmpty();
        assertThat(rendering.of("schedules", "list", found)).contains("11 schedules with “<bdi>TENANT-24</bdi>”");
    }

    private String html(Overview overview) {
        return rendering.of("board", "board", Board.of(overview, Silences.NONE, null));
    }
}
