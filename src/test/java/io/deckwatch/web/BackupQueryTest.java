package io.deckwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackupQueryTest {

    private static BackupQuery.Part select(String schedule, String phase, String name) {
        return new BackupQuery("prod", "", schedule, phase, name).select(Backups.sample(), 0, Backups.COUNT);
    }

    @Test
    void aPartHasTheNewestFirstAndTellsHowManyThereAre() {
        var all = new BackupQuery("", "", "", "", "");

        var first = all.select(Backups.sample(), 0, 100);
        var last = all.select(Backups.sample(), 200, 100);

        assertThat(first.total()).isEqualTo(Backups.COUNT);
        assertThat(first.backups()).hasSize(100);
        assertThat(first.backups().getFirst().run().name()).isEqualTo("hourly-249");
        assertThat(last.backups()).hasSize(50);
        assertThat(last.backups().getLast().run().name()).isEqualTo("nightly-0");
        assertThat(all.select(Backups.sample(), 300, 100).backups()).isEmpty();
    }

    @Test
    void keepsThoseOfAScheduleAPhaseAndAName() {
        assertThat(select("nightly", "", "").total()).isEqualTo(125);
        assertThat(select("", "Failed", "").total()).isEqualTo(84);
        assertThat(select("nightly", "Failed", "").total()).isEqualTo(42);
        assertThat(select("", "", "HOURLY-24").total()).isEqualTo(5);
        assertThat(select("", "", "none").total()).isZero();
    }

    @Test
    void looksOnlyIntoInstallationsThatAreWanted() {
        var query = new BackupQuery("prod", "velero", "", "", "");

        assertThat(query.wantsOf("prod", "velero")).isTrue();
        assertThat(query.wantsOf("prod", "other")).isFalse();
        assertThat(query.wantsOf("staging", "velero")).isFalse();
    }
}
