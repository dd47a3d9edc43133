package io.deckwatch.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

    @Test
    void theVerdictNamesTheWorst() {
        var board = Board.of(Overviews.sample(), Silences.NONE, null);

        assertThat(board.verdict()).isEqualTo(new Badge("bad", "1 of 2 clusters is unprotected"));
    }

    @Test
    void withoutAlertsAllIsWellOnlyIfEveryWatchIsAlive() {
        var sample = Overviews.sample();
        var quiet = new Overview(sample.at(), sample.clusters(), List.of(), List.of(), List.of());

        assertThat(Board.of(quiet, Silences.NONE, null).verdict())
                .isEqualTo(new Badge("warn", "No verdict about 1 cluster"));
        assertThat(Board.of(quiet, Silences.NONE, "prod").verdict()).isEqualTo(new Badge("good", "All is well"));
        assertThat(Board.of(Overview.empty(sample.at()), Silences.NONE, null).verdict())
                .isEqualTo(new Badge("calm", "Nothing is watched yet"));
    }

    @Test
    void loudAlertsComeFirstAndResolvedOnesNotAtAll() {
        assertThat(Board.of(Overviews.sample(), Silences.NONE, null).alerts().rows())
                .extracting(row -> row.name().alert(), AlertRow::state)
                .containsExactly(
                        tuple("VeleroBackupStale", "firing"),
                        tuple("VeleroStorageLocationUnavailable", "pending"),
                        tuple("VeleroBackupFailed", "inhibited"));
    }

    @Test
    void brokenSchedulesComeFirstAndThoseOfASilentClusterAreNotJudged() {
        assertThat(Board.of(Overviews.sample(), Silences.NONE, null).schedules().rows())
                .extracting(row -> row.place().name() + ": " + row.state().text())
                .containsExactly("nightly: RPO broken", "daily: not known", "hourly: within RPO", "weekly: paused");
    }

    @Test
    void theOverviewHoldsAtMostFortySchedules() {
        var board = Board.of(Overviews.large(1234), Silences.NONE, null);

        assertThat(board.schedules().rows()).hasSize(40);
        assertThat(board.schedules().more()).isEqualTo(1194);
    }

    @Test
    void oneClusterCanBeChosen() {
        var board = Board.of(Overviews.sample(), Silences.NONE, "staging");

        assertThat(board.alerts().rows()).isEmpty();
        assertThat(board.schedules().rows())
                .extracting(row -> row.place().cluster())
                .containsOnly("staging");
        assertThat(board.clusters().rows()).extracting(ClusterRow::name).containsExactly("staging");
        assertThat(Board.of(Overviews.sample(), Silences.NONE, "nowhere")
                        .clusters()
                        .rows())
                .isEmpty();
    }

    @Test
    void timesAreToldFromTheTimeOfThePage() {
        var nightly = Board.of(Overviews.sample(), Silences.NONE, null)
                .schedules()
                .rows()
                .getFirst();

        assertThat(nightly.times().lastGood())
                .isEqualTo(new Moment("2026-03-01T02:30:00Z", "2026-03-01 02:30 UTC", "2 d 7 h ago"));
        assertThat(nightly.times().nextRun())
                .isEqualTo(new Moment("2026-03-04T02:00:00Z", "2026-03-04 02:00 UTC", "in 16 h 30 min"));
    }

    @Test
    void anExplainedAlertThatDoesNotFireYetIsToldFromItsBeginning() {
        var sample = Overviews.sample();
        var pending = sample.alerts().get(2).inhibitedBy(List.of("0123456789abcdef"));
        var overview = new Overview(sample.at(), sample.clusters(), List.of(), List.of(), List.of(pending));

        assertThat(Board.of(overview, Silences.NONE, null).alerts().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.since().distance()).isEqualTo("1 min ago"));
    }
}
