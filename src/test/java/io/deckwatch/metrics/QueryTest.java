package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void aQueryOverTheCatalogueHasNoStrangers() {
        assertThat(new Query("max by (cluster, kind) (deckwatch_kind_state{cluster=~\"$cluster\", state!=\"live\"})")
                        .strangers())
                .isEmpty();
        assertThat(new Query("sum by (le) (rate(deckwatch_evaluation_seconds_bucket[5m]))").strangers())
                .isEmpty();
    }

    @Test
    void aRecordIsReadByTheLabelsOfItsMeter() {
        assertThat(new Query("sum by (cluster) (cluster_velero_namespace:deckwatch_transfers_running:max)").strangers())
                .isEmpty();
        assertThat(new Query("sum by (schedule) (cluster_velero_namespace:deckwatch_transfers_running:max)")
                        .strangers())
                .hasSize(1);
        assertThat(new Query("cluster:deckwatch_transfers:max").strangers()).hasSize(1);
    }

    @Test
    void namesAMatcherInARecordOnALabelThatTheMeterDoesNotHave() {
        assertThat(new Query("cluster:deckwatch_watch_heartbeat_timestamp_seconds:max{kind=\"Backup\"}").strangers())
                .containsExactly("deckwatch_watch_heartbeat_timestamp_seconds has no label kind in: "
                        + "cluster:deckwatch_watch_heartbeat_timestamp_seconds:max{kind=\"Backup\"}");
    }

    @Test
    void namesAMeterThatDoesNotExist() {
        assertThat(new Query("deckwatch_schedule_rpo > 0").strangers())
                .containsExactly("no meter is named deckwatch_schedule_rpo in: deckwatch_schedule_rpo > 0");
        assertThat(new Query("deckwatch_evaluation_seconds").strangers()).hasSize(1);
    }

    @Test
    void namesAMatcherOnALabelThatTheMeterDoesNotHave() {
        assertThat(new Query("deckwatch_alerts{cluster=\"prod\"}").strangers())
                .containsExactly("deckwatch_alerts has no label cluster in: deckwatch_alerts{cluster=\"prod\"}");
    }

    @Test
    void namesAGroupingByALabelThatNoMeterHas() {
        assertThat(new Query("max by (namespace) (deckwatch_transfers_running)").strangers())
                .containsExactly(
                        "no meter has the label namespace in: max by (namespace) (deckwatch_transfers_running)");
        assertThat(new Query("label_values(deckwatch_transfers_running, schedule)").strangers())
                .hasSize(1);
        assertThat(new Query("sum by (le) (deckwatch_evaluation_seconds_sum)").strangers())
                .hasSize(1);
    }
}
